import { randomUUID } from "node:crypto";
import type { SignInMethod } from "@/domain/access/grants";
import { MORNING } from "./app-under-test";
import { type Ask, asking } from "./asking";
import { expect, test } from "./fixtures";
import type { Answer } from "./fuzz/send";
import { actions } from "./fuzz/targets";
import { INVITATION, MEMBER, MOVE, OFFICE, OFFICE_ACTIONS, OFFICE_ROUTES } from "./office-verdicts";
import { makeOffice } from "./offices";
import { makePerson, type TestPerson } from "./people";

// As an operator runs it: on a copy of one's own a mail link counts as strong too, so that would prove nothing here.
const ORIGIN = "https://checklist.example.org";
test.use({
  settings: {
    APP_ORIGIN: ORIGIN,
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "a@people.example.org",
    NODE_ENV: "production",
  },
});

const AGES = { "1 minute": 1, "6 minutes": 6, "13 hours": 780 };
const WAYS: Record<string, { method: SignInMethod; hasPasskey: boolean }> = {
  "a link, with nothing stronger": { method: "email", hasPasskey: false },
  "a link, with a passkey there": { method: "email", hasPasskey: true },
  "a passkey": { method: "passkey", hasPasskey: true },
  "the organisation": { method: "entra", hasPasskey: true },
};
const cells = Object.entries(WAYS).flatMap(([way, { method, hasPasskey }]) =>
  Object.entries(AGES).map(([age, minutes]) => ({ way, method, hasPasskey, age, minutes })),
);

/** How one is signed in, what they have, and what is asked in their name. */
type Visit = { person: TestPerson; passkey: string; ask: Ask };
type Db = typeof import("@/lib/db").db;

/**
 * What asks for a sign-in of the last five minutes, and with what one has that is strongest: each says whether it was
 * done. `forPasskeys` needs one to be there.
 */
const SETTINGS: Record<string, { forPasskeys?: true; isDone: (visit: Visit, db: Db) => Promise<boolean> }> = {
  "/account/data": {
    isDone: async ({ ask, person }) => (await ask.get("/account/data")).body.includes(`${person.id}@`),
  },
  "/account/data/download": {
    isDone: async ({ ask }) => {
      const { headers, body } = await ask.post("/account/data/download", new URLSearchParams());
      return headers["content-disposition"] !== undefined && body.includes("safe-seat-export");
    },
  },
  "/account/erase": {
    isDone: async ({ ask }) => (await ask.get("/account/erase")).body.includes('name="confirm"'),
  },
  "app/account/erase/actions.ts#eraseAction": {
    isDone: async ({ ask, person: { id } }, db) => {
      await ask.act("app/account/erase/actions.ts#eraseAction", "/account/erase", { confirm: "ERASE" });
      return (await db.person.count({ where: { id } })) === 0;
    },
  },
  "/api/passkey/register-options": {
    isDone: async ({ ask }) => {
      const headers = { "content-type": "application/json" };
      const { status, body } = await ask.post("/api/passkey/register-options", "{}", headers);
      return status === 200 && body.includes("challenge");
    },
  },
  "app/account/actions.ts#removePasskeyAction": {
    forPasskeys: true,
    isDone: async ({ ask, passkey }, db) => {
      await ask.act("app/account/actions.ts#removePasskeyAction", "/account", { passkey });
      return (await db.passkey.count({ where: { id: passkey } })) === 0;
    },
  },
  "app/account/recovery-codes/actions.ts#makeCodesAction": {
    forPasskeys: true,
    isDone: async ({ ask, person: { id: personId } }, db) => {
      const name = "app/account/recovery-codes/actions.ts#makeCodesAction";
      await ask.act(name, "/account/recovery-codes", { set: "none" });
      return (await db.recoveryCode.count({ where: { personId } })) > 0;
    },
  },
  "app/account/organisation/actions.ts#addOrganisationAction": {
    isDone: async ({ ask }) => {
      const name = "app/account/organisation/actions.ts#addOrganisationAction";
      return !leadsToSignIn(await ask.act(name, "/account", {}));
    },
  },
  "app/account/organisation/actions.ts#removeOrganisationAction": {
    isDone: async ({ ask, person: { id: personId } }, db) => {
      const hashes = { issuerHash: randomUUID(), accountHash: randomUUID() };
      await db.orgAccount.create({ data: { id: randomUUID(), personId, ...hashes, linkedAt: MORNING } });
      const name = "app/account/organisation/actions.ts#removeOrganisationAction";
      await ask.act(name, "/account", {});
      return (await db.orgAccount.count({ where: { personId } })) === 0;
    },
  },
};

/** What somebody may do with their account however long ago they signed in: it takes nothing from them. */
const EASY = [
  "app/account/actions.ts#renamePasskeyAction",
  "app/account/actions.ts#endSessionAction",
  "app/account/actions.ts#endOtherSessionsAction",
  "app/account/reminders/actions.ts#chooseReminderAction",
];

test("AU-7: every action on an account is in the table, or said to be easy", () => {
  const names = actions.map(({ name }) => name).filter((name) => name.startsWith("app/account/"));
  expect(names.filter((name) => !SETTINGS[name] && !EASY.includes(name))).toEqual([]);
});

for (const { way, method, hasPasskey, age, minutes } of cells) {
  const mayAll = minutes <= 5 && (method !== "email" || !hasPasskey);
  test(`AU-7: ${age} after signing in with ${way}, ${mayAll ? "each" : "no"} setting of one's own can be changed`, async ({
    app,
    clock,
    context,
    db,
  }) => {
    for (const [name, { forPasskeys, isDone }] of Object.entries(SETTINGS)) {
      if (forPasskeys && !hasPasskey) continue;
      const person = await makePerson({ app, clock, context });
      const passkey = randomUUID();
      if (hasPasskey) await givePasskey(db, person.id, passkey);
      const visit = {
        person,
        passkey,
        ask: await asking({ origin: app.origin, publicOrigin: ORIGIN }, person.id, method, minutes),
      };
      expect(await isDone(visit, db), name).toBe(mayAll);
    }
  });

  const mayRead = method !== "email" && minutes <= 12 * 60;
  test(`AU-7: ${age} after signing in with ${way}, whoever manages an office or has the overview ${mayRead ? "reads and changes" : "neither reads nor changes"} what is there`, async ({
    app,
    clock,
    context,
    db,
  }) => {
    const made = { app, clock, context };
    const [manager, staff] = [await makePerson(made), await makePerson(made)];
    if (hasPasskey) await givePasskey(db, manager.id, randomUUID());
    await giveOverview(manager.id);
    const { ids, canaries } = await anOfficeWithSecrets(manager, staff, db);
    const put = (text: string) => text.replaceAll(ANY_ID, (id) => ids[id] ?? id);
    const ask = await asking({ origin: app.origin, publicOrigin: ORIGIN }, manager.id, method, minutes);

    const telling: string[] = [];
    for (const [route, { sample = route }] of Object.entries(OFFICE_ROUTES)) {
      const { body } = await ask.get(put(sample));
      if (canaries.some((canary) => body.includes(canary))) telling.push(route);
    }
    if (mayRead) expect(telling).toEqual(expect.arrayContaining(["/office", "/office/people"]));
    else expect(telling, "addresses that tell of other people").toEqual([]);

    const sheets = [];
    for (const [path, fields] of Object.entries({
      "/overview/csv": {},
      "/office/report/csv": { office: OFFICE },
    })) {
      const filled = Object.entries(fields).map(([name, value]) => [name, put(value)]);
      const { headers } = await ask.post(path, new URLSearchParams(filled));
      if (headers["content-disposition"]) sheets.push(path);
    }
    expect(sheets).toEqual(mayRead ? ["/overview/csv", "/office/report/csv"] : []);

    const changed: string[] = [];
    for (const [name, { verdict, on, fields }] of Object.entries(OFFICE_ACTIONS)) {
      if (verdict !== "manager" && verdict !== "lead") continue;
      if (name.endsWith("endOfficeAction")) continue;
      const filled = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, put(value)]));
      const before = await officeRows(db);
      await ask.act(name, put(on), filled);
      if ((await officeRows(db)) !== before) changed.push(name);
      await db.rateLimit.deleteMany();
    }
    if (mayRead) expect(changed.length).toBeGreaterThan(4);
    else expect(changed, "forms that changed something").toEqual([]);
  });
}

const ANY_ID = new RegExp([OFFICE, MEMBER, INVITATION, MOVE].join("|"), "g");

/** An office of two, an open invitation and a list for somebody who leaves, each with a name of its own to look for. */
async function anOfficeWithSecrets(manager: TestPerson, staff: TestPerson, db: Db) {
  const [{ sealMoveName }, { seal }, { addressHash }] = await Promise.all([
    import("@/lib/office-names"),
    import("@/lib/crypto"),
    import("@/lib/address"),
  ]);
  const office = await makeOffice(MORNING);
  await office.add(manager, { role: "manager", name: "Morgan Tennant", daysAgo: 60 });
  const member = await office.add(staff, { role: "staff", name: "Canary Castell", daysAgo: 40 });
  const [move, invitation] = [randomUUID(), randomUUID()];
  const by = { officeId: office.id, createdAt: MORNING };
  await db.officeMove.create({
    data: {
      ...{ ...by, id: move, kind: "leave", day: new Date("2026-12-01"), op: randomUUID() },
      ...{ nameSealed: sealMoveName(move, "Canary Fenwick"), startedById: manager.id },
    },
  });
  const invited = `${invitation}@invited.example`;
  await db.officeInvitation.create({
    data: {
      ...{ ...by, id: invitation, role: "staff", expiresAt: new Date("2026-12-20"), invitedById: manager.id },
      addressHash: addressHash(invited),
      addressSealed: seal(invited, `OfficeInvitation:addressSealed:${invitation}`),
    },
  });
  return {
    ids: { [OFFICE]: office.id, [MEMBER]: member, [INVITATION]: invitation, [MOVE]: move } as Record<
      string,
      string
    >,
    canaries: ["Canary Castell", "Canary Fenwick", staff.address, invited],
  };
}

async function officeRows(db: Db): Promise<string> {
  const rows = await Promise.all([
    db.office.findMany({ orderBy: { id: "asc" } }),
    db.membership.findMany({ orderBy: { id: "asc" } }),
    db.officeInvitation.findMany({ orderBy: { id: "asc" } }),
    db.officeAction.findMany({ orderBy: { officeId: "asc" } }),
    db.officeMove.findMany({ orderBy: { id: "asc" } }),
    db.officeMoveItem.findMany({ orderBy: { moveId: "asc" } }),
  ]);
  return JSON.stringify(rows);
}

/** Which the app's own role may not. */
async function giveOverview(personId: string): Promise<void> {
  const { connectAsOwner } = await import("@/lib/owner-db");
  const owner = connectAsOwner();
  await owner.overviewRight.create({ data: { personId, grantedAt: MORNING } });
  await owner.$disconnect();
}

async function givePasskey(db: Db, personId: string, id: string): Promise<void> {
  const { seal } = await import("@/lib/crypto");
  await db.passkey.create({
    data: {
      ...{ id, personId, credentialId: id, publicKey: Buffer.from("none"), counter: 0, createdAt: MORNING },
      ...{
        deviceType: "multiDevice",
        backedUp: true,
        nameSealed: seal("iPhone", `Passkey:nameSealed:${id}`),
      },
    },
  });
}

function leadsToSignIn({ headers }: Answer): boolean {
  return String(headers.location ?? headers["x-action-redirect"] ?? "").includes("/sign-in?again=1");
}
