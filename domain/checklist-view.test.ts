import { describe, expect, test } from "vitest";
import { buildChecklist } from "./checklist";
import { grouped, inView } from "./checklist-view";
import { testCatalogue } from "./test-catalogue";

describe("views and groups", () => {
  const catalogue = testCatalogue([
    {
      id: "both",
      how: [
        { place: "iphone", steps: ["Tap it."] },
        { place: "anywhere", steps: ["Do it."] },
      ],
    },
    { id: "one", topic: "incident" },
  ]);
  const { items } = buildChecklist({
    catalogue,
    answers: { phones: ["iphone"] },
    states: {
      one: {
        status: "done",
        revision: 1,
        setOn: "2026-11-24",
        setAt: "2026-11-24T09:00:00.000Z",
        version: 1,
      },
    },
    today: "2026-11-24",
  });
  test("a done action leaves what is to do", () => {
    expect(inView(items, "to-do").map((item) => item.action.id)).toEqual(["both"]);
    expect(inView(items, "done").map((item) => item.action.id)).toEqual(["one"]);
  });
  test("by place, an action stands under each place where it is done", () => {
    expect(grouped(catalogue, items, "place").map((group) => [group.id, group.items.length])).toEqual([
      ["iphone", 1],
      ["anywhere", 2],
    ]);
  });
  test("by topic, groups count what is done and the minutes left", () => {
    expect(grouped(catalogue, items, "topic").map((g) => [g.id, g.done, g.minutes])).toEqual([
      ["devices", 0, 10],
      ["incident", 1, 0],
    ]);
  });
});
