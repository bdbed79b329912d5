import { loadCatalogue } from "@/lib/content";
import { test } from "./fixtures";
import { makeOffice } from "./offices";
import { makePerson } from "./people";

test("look", async ({ app, clock, browser, context, person: manager, db }) => {
  const office = await makeOffice(clock.now(), "Office of the Member for Westbridge");
  await office.add(manager, { role: "manager", name: "Morgan Tennant", level: "topics", daysAgo: 90 });
  const acts = loadCatalogue().actions.filter((a) => a.scope === "person");
  const names = [
    "Rowan Ashby",
    "Priya Castell",
    "Idris Fenwick",
    "Ottilie Marsh",
    "Kit Sorrel",
    "Sam Brook",
    "Ana Whitfield-Jones",
  ];
  let nudgeId = "";
  for (const [n, name] of names.entries()) {
    const one = await makePerson({ app, clock, context });
    await one.answer("role", [n === 0 ? "parliamentarian" : "staff"]);
    await one.answer("messaging", ["whatsapp", "signal"]);
    if (n !== 4) for (const a of acts.slice(0, 6 + n * 9)) await one.record(a.id, "done", n === 2 ? 40 : n);
    if (n === 1) await one.record("check-linked-devices", "needs-help", 1);
    if (n === 6) for (const a of acts) await one.record(a.id, "done", 0);
    nudgeId = await office.add(one, {
      role: n === 0 ? "principal" : "staff",
      name,
      level: n === 3 ? "actions" : "standing",
      daysAgo: 80,
    });
  }
  for (let w = 1; w < 9; w++) {
    const week = new Date(Date.parse("2026-11-23T00:00:00Z") - w * 7 * 86400000);
    if (w !== 3)
      await db.officeWeek.create({
        data: {
          officeId: office.id,
          week,
          notStarted: Math.min(8, w),
          underWay: Math.max(0, 7 - w),
          upToDate: w < 3 ? 1 : 0,
          needsALook: 0,
        },
      });
  }
  for (const [scheme, width] of [
    ["light", 390],
    ["light", 1280],
    ["dark", 1280],
    ["dark", 390],
  ] as const) {
    const ctx = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 } });
    await manager.signIn(ctx);
    const page = await ctx.newPage();
    for (const [k, a] of (process.env.LOOK ?? "/office,/office/sharing")
      .split(",")
      .map((x) => x.replace("NUDGE", nudgeId))
      .entries()) {
      await page.goto(a);
      await page.screenshot({ path: `/tmp/look/${k}-${scheme}-${width}.png`, fullPage: true });
    }
    await ctx.close();
  }
});
