import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { aPerson } from "@/services/test-people";

const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => Promise.all([app.connect(), owner.connect()]));
afterAll(() => Promise.all([app.end(), owner.end()]));

let personId: string;
const stored = () => db.accountEvent.findMany({ where: { personId } });
beforeEach(async () => {
  personId = (await aPerson()).personId;
  await signIn(personId);
});

const signIn = (id: string) =>
  db.$transaction((tx) => recordAccountEvent(tx, accountEvent(id, "signed-in", "passkey", new Date())));

/** What a statement ends with: `done`, or PostgreSQL's code. */
function outcome(client: pg.Client, statement: string): Promise<string> {
  return client.query(statement).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
}

describe("DA-5: what happened to an account is only added to", () => {
  const STATEMENTS = [
    `update "AccountEvent" set code = 'session-ended'`,
    `delete from "AccountEvent"`,
    `truncate "AccountEvent"`,
    `truncate "Person" cascade`,
  ];
  test.each(STATEMENTS)("the app's role cannot: %s", async (statement) => {
    const before = await stored();
    expect(await outcome(app, statement)).toBe("42501");
    expect(await outcome(app, `set safe_seat.retention = 'on'; ${statement}`)).toBe("42501");
    await app.query("reset safe_seat.retention");
    expect(await stored()).toEqual(before);
  });
  test.each(STATEMENTS)("nor the owner in an ordinary session: %s", async (statement) => {
    const before = await stored();
    expect(await outcome(owner, statement)).toBe("42501");
    expect(await stored()).toEqual(before);
  });
  test("the app's role cannot take the guard away", async () => {
    expect(await outcome(app, `alter table "AccountEvent" disable trigger all`)).toBe("42501");
    expect(await outcome(app, "drop function keep_account_events() cascade")).toBe("42501");
  });
  test("it goes with its person when they are erased, and with nobody else", async () => {
    const other = (await aPerson()).personId;
    await signIn(other);
    await db.person.delete({ where: { id: personId } });
    expect(await stored()).toEqual([]);
    expect(await db.accountEvent.count({ where: { personId: other } })).toBe(1);
  });
  test("forgetting leaves no door open behind it", async () => {
    await app.query("begin");
    await app.query("select forget_account_events('2099-01-01')");
    expect(await outcome(app, `delete from "AccountEvent"`)).toBe("42501");
    await app.query("rollback");
    await owner.query("begin");
    await owner.query("select forget_account_events('2099-01-01')");
    expect(await outcome(owner, `delete from "AccountEvent"`)).toBe("42501");
    await owner.query("rollback");
    expect(await stored()).toHaveLength(1);
  });
});
