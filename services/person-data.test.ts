import { describe, expect, test } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { collect, type PersonData } from "./person-data";
import { asJson, exportData, getData } from "./take-away";
import { aFullPerson, anOffice, CANARIES } from "./test-full-person";

const NOW = new Date("2026-11-24T12:00:00Z");

type Row = Record<string, unknown>;
type Held = {
  /** Where the export has it. */
  in: (data: PersonData) => readonly Row[];
  /** Columns that have another name there. */
  as?: Record<string, string>;
  /** Columns that are not there, with the reason. */
  not?: Record<string, string>;
};
const HASH = "a mark that machines compare: nobody can read anything from it";

/** Where each model of the schema stands in the export, column by column. A new one must be given a place here. */
const HELD: Record<string, Held> = {
  Person: { in: (d) => [d.person], as: { emailSealed: "address" }, not: { emailHash: HASH } },
  Session: { in: (d) => d.sessions, as: { deviceSealed: "device" }, not: { tokenHash: HASH } },
  SignInToken: { in: (d) => d.links, not: { tokenHash: HASH, identifierHash: HASH } },
  Invitation: {
    in: (d) => d.invitations,
    as: { addressSealed: "address" },
    not: { addressHash: HASH, codeHash: HASH },
  },
  Passkey: { in: (d) => d.passkeys, as: { nameSealed: "name" } },
  OrgAccount: { in: (d) => d.organisations, not: { issuerHash: HASH, accountHash: HASH } },
  RecoveryCode: { in: (d) => d.recoveryCodes, not: { codeHash: HASH } },
  Recovery: { in: (d) => (d.recovery ? [d.recovery] : []), not: { cancelHashes: HASH } },
  Challenge: { in: (d) => d.challenges, not: { valueHash: HASH } },
  RateLimit: { in: (d) => d.limits, as: { key: "limit" } },
  Mail: { in: (d) => d.mails, as: { toSealed: "to", sealed: "text" } },
  AccountEvent: {
    in: (d) => d.accountEvents,
    not: { seq: "its place among them, which the export keeps by its order", link: HASH },
  },
  Office: {
    in: (d) => d.memberships,
    as: { id: "officeId", nameSealed: "office" },
    not: { createdAt: "the office's own, the same for all in it" },
  },
  Membership: { in: (d) => d.memberships, as: { nameSealed: "name" } },
  OfficeInvitation: {
    in: (d) => d.officeInvitations,
    as: { addressSealed: "address", invitedById: "byMe" },
    not: { addressHash: HASH },
  },
  OfficeEvent: {
    in: (d) => d.officeEvents,
    as: { byId: "byMe", aboutId: "aboutMe" },
    not: { seq: "its place among those of the office", link: HASH },
  },
  OfficeActionChange: { in: (d) => d.officeChanges, not: { byId: "the person whose export it is" } },
  OfficeMove: {
    in: (d) => d.officeMoves,
    as: { nameSealed: "name" },
    not: { startedById: "the person whose export it is" },
  },
  OfficeMoveItem: { in: (d) => d.officeMoveItems, not: { setById: "the person whose export it is" } },
  Answer: { in: (d) => d.answers, as: { sealed: "answers" } },
  Help: { in: (d) => d.help, as: { principalId: "asPrincipal", aideId: "asAide" } },
  ActionState: { in: (d) => d.statuses, as: { reasonSealed: "reasonText", byId: "byAide" } },
  StatusChange: { in: (d) => d.changes, as: { byId: "byAide" } },
  ActionNote: { in: (d) => d.notes, as: { sealed: "text" } },
  Sitting: { in: (d) => (d.sitting ? [d.sitting] : []) },
  PersonEvent: { in: (d) => d.events },
  Reminder: { in: (d) => (d.reminder ? [d.reminder] : []), not: { tokenHash: HASH } },
  OverviewRight: { in: (d) => (d.overviewRight ? [d.overviewRight] : []) },
  Campaign: {
    in: (d) => d.campaigns,
    as: { nameSealed: "name" },
    not: {
      officeId: "empty in a campaign of a person",
      openFor: "the person whose export it is, while the campaign is open",
    },
  },
  StatementAnswer: { in: (d) => d.campaigns.flatMap((one) => one.answers), as: { sealed: "answer" } },
  Assessment: {
    in: (d) => d.campaigns.flatMap((one) => one.assessments),
    as: { sealed: "snapshot" },
    not: { digest: HASH },
  },
  PlanDate: { in: (d) => d.campaigns.flatMap((one) => one.planDates) },
  CalendarFeed: {
    in: (d) => [...d.campaigns.flatMap((one) => one.feeds), ...d.officeFeeds],
    not: { tokenHash: HASH, madeById: "the person whose export it is" },
  },
};

/** Models that hold nothing about a person, or that outlive them, with the reason. */
const NOT_HELD: Record<string, string> = {
  OfficeAction: "the office's own: who changed it is in OfficeActionChange",
  OfficeWeek: "numbers of a whole team",
  OverviewWeek: "numbers of everybody; none that is shown stands for fewer than ten",
};

/** Whose it is: the export begins with it and does not repeat it. */
const OWNER = "personId";

const models = Object.keys(Prisma.ModelName);
// The names of columns stand under a name made of the model's, which no type follows.
const columnsOf = (model: string) =>
  Object.keys((Prisma as unknown as Record<string, Record<string, string>>)[`${model}ScalarFieldEnum`] ?? {});

describe("DA-4: the export holds every column about a person", () => {
  test("each model of the schema is in it, or is listed with a reason", () => {
    expect(models.filter((model) => !HELD[model] && !NOT_HELD[model])).toEqual([]);
    expect([...Object.keys(HELD), ...Object.keys(NOT_HELD)].filter((name) => !models.includes(name))).toEqual(
      [],
    );
    expect(models.every((model) => columnsOf(model).length > 0)).toBe(true);
  });

  test("each column of each model is in it, or is listed with a reason", async () => {
    const { actor } = await aFullPerson(NOW, await anOffice("Shared", NOW));
    const data = await db.$transaction((tx) => collect(tx, actor.personId));
    for (const [model, held] of Object.entries(HELD)) {
      const rows = held.in(data);
      expect(rows.length, `rows of ${model}`).toBeGreaterThan(0);
      const missing = columnsOf(model).filter(
        (column) =>
          column !== OWNER &&
          !held.not?.[column] &&
          !rows.every((row) => (held.as?.[column] ?? column) in row),
      );
      expect(missing, model).toEqual([]);
    }
  });

  test("what was said is in it in full, opened, and nothing sealed or hashed is", async () => {
    const { actor, address } = await aFullPerson(NOW);
    const result = await exportData(actor, NOW);
    const json = result.ok ? result.json : "";
    for (const said of [...Object.values(CANARIES), address, "Safari on iPhone", "parliamentarian"]) {
      expect(json).toContain(said);
    }
    const { emailHash, emailSealed } = await db.person.findUniqueOrThrow({ where: { id: actor.personId } });
    const { tokenHash } = await db.session.findFirstOrThrow({ where: { personId: actor.personId } });
    for (const mark of [emailHash, emailSealed, tokenHash]) expect(json).not.toContain(mark);
    expect(json).not.toMatch(/"v1\./);
  });

  test("the page shows the same data as the download", async () => {
    const { actor } = await aFullPerson(NOW);
    const result = await exportData(actor, NOW);
    const { data } = await getData(actor, NOW);
    expect(result.ok && JSON.parse(result.json)).toMatchObject(JSON.parse(asJson(data)));
  });

  test("AC-1: nothing of anybody else is in it", async () => {
    const shared = await anOffice("Shared", NOW);
    const [me, other] = [await aFullPerson(NOW, shared), await aFullPerson(NOW, shared)];
    const result = await exportData(me.actor, NOW);
    expect(result.ok && result.json).toContain(me.actor.personId);
    expect(result.ok && result.json).not.toContain(other.actor.personId);
    expect(result.ok && result.json).not.toContain(other.officeOfTheirOwn);
  });
});
