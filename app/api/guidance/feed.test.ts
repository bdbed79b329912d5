import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { buildFeed, feedJsonSchema, feedSchema } from "@/domain/feed";
import { loadCatalogue } from "@/lib/content";
import { GET as getFeed } from "./v1.json/route";
import { GET as getSchema } from "./v1.schema.json/route";

const feed = JSON.parse(JSON.stringify(buildFeed(loadCatalogue())));
// What zod writes as `format` also stands there as a pattern, so nothing is left unchecked without the formats.
const validate = new Ajv2020({ strict: true, allErrors: true, validateFormats: false }).compile(
  JSON.parse(JSON.stringify(feedJsonSchema())),
);

describe("the open feed", () => {
  test("is what its own JSON Schema says, as another validator reads it", () => {
    validate(feed);
    expect(validate.errors).toBeNull();
    expect(feedSchema.safeParse(feed).error).toBeUndefined();
  });
  test("holds every action with its topic, revisions and sources", () => {
    const catalogue = loadCatalogue();
    expect(feed.actions).toHaveLength(catalogue.actions.length);
    const sources = new Set(feed.sources.map((source: { id: string }) => source.id));
    const topics = new Set(feed.topics.map((topic: { id: string }) => topic.id));
    for (const action of feed.actions) {
      expect(topics).toContain(action.topic);
      expect(action.revisions).toEqual(catalogue.actionById.get(action.id)?.revisions);
      for (const source of action.sources) expect(sources).toContain(source);
    }
  });
  test.each([
    ["another version", { ...feed, version: 2 }],
    ["an edition that is no date", { ...feed, edition: "yesterday" }],
    ["a field that nobody announced", { ...feed, personas: [] }],
    ["an action without its revisions", { ...feed, actions: [{ ...feed.actions[0], revisions: undefined }] }],
    ["an action of no scope", { ...feed, actions: [{ ...feed.actions[0], scope: "world" }] }],
    ["a condition that asks for nothing", { ...feed, actions: [{ ...feed.actions[0], when: { role: [] } }] }],
  ])("its schema refuses %s", (_, broken) => {
    expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false);
  });
});

describe.each([
  ["the feed", "/api/guidance/v1.json", getFeed],
  ["its schema", "/api/guidance/v1.schema.json", getSchema],
])("%s as it is served", (_, path, get) => {
  const ask = (ifNoneMatch?: string) =>
    get(
      new Request(
        `http://localhost${path}`,
        ifNoneMatch ? { headers: { "If-None-Match": ifNoneMatch } } : {},
      ),
    );

  test("may be kept by anybody, and is not sent again while it is the same", async () => {
    const fresh = ask();
    const tag = fresh.headers.get("ETag") ?? "";
    expect(fresh.status).toBe(200);
    expect(fresh.headers.get("Cache-Control")).toMatch(/^public, max-age=\d+/);
    expect(fresh.headers.get("Content-Type")).toContain("json");
    expect(tag).toMatch(/^"[\w-]{20,}"$/);
    expect(JSON.parse(await fresh.text())).toBeTypeOf("object");
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = ask(header);
      expect([again.status, await again.text(), again.headers.get("ETag")]).toEqual([304, "", tag]);
    }
  });
  test("is sent in full when the reader has another", () => {
    for (const header of ['"other"', "", "nonsense", "x".repeat(8000)]) expect(ask(header).status).toBe(200);
  });
});
