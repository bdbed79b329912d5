import { readFileSync } from "node:fs";
import type { APIRequestContext, Browser, BrowserContext } from "playwright/test";
import type { PrismaClient } from "@/generated/prisma/client";
import { test as base, expect } from "./fixtures";
import { INVITATION, MEMBER, MOVE, OFFICE, OFFICE_ACTIONS, OFFICE_ROUTES } from "./office-verdicts";
import { makeOffice } from "./offices";
import { makePerson } from "./people";

type References = { node: Record<string, { filename: string; exportedName: string }> };
const manifest = JSON.parse(
  readFileSync(".next/server/server-reference-manifest.json", "utf8"),
) as References;
const idsOf = (action: string) =>
  Object.entries(manifest.node).flatMap(([id, { filename, exportedName }]) =>
    `${filename}#${exportedName}` === action ? [id] : [],
  );

const test = base.extend<{ scene: Awaited<ReturnType<typeof setScene>> }>({
  scene: async ({ app, clock, context, browser, db }, use) => {
    const scene = await setScene({ app, clock, context, browser, db });
    await use(scene);
    await scene.close();
  },
});

/** An office with one of everything, and people who may not touch it, each in a browser of their own. */
async function setScene({
  app,
  clock,
  context,
  browser,
  db,
}: Pick<Parameters<typeof makePerson>[0], "app" | "clock" | "context"> & {
  browser: Browser;
  db: PrismaClient;
}) {
  const now = clock.now();
  const [{ sealInvited }, { sealMoveName }, { addressHash }] = await Promise.all([
    import("@/lib/office-invitations"),
    import("@/lib/office-names"),
    import("@/lib/address"),
  ]);
  const someone = () => makePerson({ app, clock, context });
  const [office, elsewhere] = [await makeOffice(now), await makeOffice(now)];
  const manager = await someone();
  const staff = await someone();
  await office.add(manager, { role: "manager", name: "Canary-Manager" });
  const member = await office.add(staff, { role: "staff", name: "Canary-Staff" });
  const invitation = crypto.randomUUID();
  const address = "canary@invited.example";
  await db.officeInvitation.create({
    data: {
      id: invitation,
      officeId: office.id,
      addressHash: addressHash(address),
      addressSealed: sealInvited(invitation, address),
      role: "staff",
      invitedById: manager.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  const move = crypto.randomUUID();
  await db.officeMove.create({
    data: {
      id: move,
      officeId: office.id,
      kind: "leave",
      nameSealed: sealMoveName(move, "Canary-Leaver"),
      day: new Date("2026-12-01"),
      op: crypto.randomUUID(),
      startedById: manager.id,
      createdAt: now,
    },
  });
  const actual: Record<string, string> = {
    [OFFICE]: office.id,
    [MEMBER]: member,
    [INVITATION]: invitation,
    [MOVE]: move,
  };
  const otherManager = await someone();
  await elsewhere.add(otherManager, { role: "manager", name: "Other" });
  const past = await someone();
  await db.membership.delete({ where: { id: await office.add(past, { role: "manager", name: "Past" }) } });
  const outsiders = {
    "another office’s manager": otherManager,
    "a past manager": past,
    "nobody’s": await someone(),
  };
  const contexts: BrowserContext[] = [];
  const as: Record<string, APIRequestContext> = {};
  for (const [who, person] of Object.entries({ ...outsiders, "its staff": staff, "its manager": manager })) {
    const own = await browser.newContext({ baseURL: app.origin });
    await person.signIn(own);
    contexts.push(own);
    as[who] = own.request;
  }
  return {
    as,
    outsiders: Object.keys(outsiders),
    elsewhere,
    /** A text with the ids of the office in place of those that stand for them. */
    put: (text: string) =>
      Object.entries(actual).reduce((said, [from, to]) => said.replaceAll(from, to), text),
    /** Every row of the office, its record included. */
    rows: async () => {
      const where = { officeId: office.id };
      return JSON.stringify([
        await db.office.findMany({ where: { id: office.id } }),
        await db.membership.findMany({ where, orderBy: { id: "asc" } }),
        await db.officeInvitation.findMany({ where }),
        await db.officeEvent.findMany({ where, orderBy: { seq: "asc" } }),
        await db.officeAction.findMany({ where }),
        await db.officeActionChange.findMany({ where }),
        await db.officeMove.findMany({ where }),
        await db.officeMoveItem.findMany({ where: { move: where } }),
      ]);
    },
    close: async () => {
      for (const own of contexts) await own.close();
    },
  };
}

/** Who may not, besides those outside: where only managers or principals may, staff as well. */
const barred = (verdict: string, outsiders: readonly string[]) =>
  verdict === "office" ? outsiders : [...outsiders, "its staff"];

const plain = (body: string) =>
  body.replace(/<script[\s\S]*?<\/script>/g, "").replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "");

test("AC-1: every address of an office is not found for others, in the same bytes as one that is nobody’s", async ({
  scene,
}) => {
  const { as, put, outsiders } = scene;
  for (const [route, { verdict, sample }] of Object.entries(OFFICE_ROUTES)) {
    if (verdict === "own" || !sample) continue;
    for (const who of barred(verdict, outsiders)) {
      const ask = (address: string, headers = {}) => as[who]?.get(address, { headers });
      const [theirs, nobodys] = [await ask(put(sample)), await ask(sample)];
      expect(theirs?.status(), `${route} for ${who}`).toBe(404);
      expect(nobodys?.status(), `${route} for ${who}`).toBe(404);
      expect(plain((await theirs?.text()) ?? ""), route).toBe(plain((await nobodys?.text()) ?? "-"));
      for (const headers of [{ RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }]) {
        expect(await (await ask(put(sample), headers))?.text(), route).not.toContain("Canary");
      }
    }
  }
});

test("AC-1: every form of an office does nothing for others, whatever office it says it is for", async ({
  scene,
  baseURL,
}) => {
  const { as, put, outsiders, elsewhere, rows } = scene;
  const before = await rows();
  for (const [action, { verdict, on, fields }] of Object.entries(OFFICE_ACTIONS)) {
    if (action.endsWith("#createOfficeAction")) continue;
    const ids = idsOf(action);
    expect(ids.length, action).toBeGreaterThan(0);
    for (const who of barred(verdict === "own" ? "office" : verdict, outsiders)) {
      // As the office it is about, and as the office of whoever asks, with the other ids left as they are.
      const offices =
        who === "another office’s manager" && Object.values(fields).some((value) => put(value) !== value);
      for (const officeId of offices ? [OFFICE, elsewhere.id] : [OFFICE]) {
        const isOwnOffice = officeId === elsewhere.id;
        const { office: _, ...others } = fields;
        // A form that names nothing but the office is about one's own then.
        if (isOwnOffice && Object.values(others).every((value) => put(value) === value)) continue;
        const multipart = new FormData();
        for (const [name, value] of Object.entries(fields)) {
          multipart.append(`_1_${name}`, put(name === "office" ? officeId : value));
        }
        multipart.append("0", '["$undefined","$K1"]');
        const response = await as[who]?.post(on, {
          headers: { "Next-Action": ids[0] ?? "", Origin: baseURL ?? "" },
          multipart,
          maxRedirects: 0,
        });
        const said = `${action} by ${who}${isOwnOffice ? " as their own" : ""}`;
        // In their own office they may, and find nothing to do it to: what is gone already may be said to be done.
        if (!isOwnOffice) expect(response?.headers()["x-action-redirect"], said).toContain("/not-found");
        expect(response?.status(), said).toBeLessThan(500);
        expect(await rows(), said).toBe(before);
      }
    }
  }
});
