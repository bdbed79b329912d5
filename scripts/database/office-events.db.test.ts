import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { officeEvent } from "@/domain/office-event";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { aNamedOffice } from "@/services/test-offices";

const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => Promise.all([app.connect(), owner.connect()]));
afterAll(() => Promise.all([app.end(), owner.end()]));

let officeId: string;
const stored = () => db.officeEvent.findMany({ where: { officeId } });
beforeEach(async () => {
  const now = new Date();
  officeId = await aNamedOffice("An office", now);
  const event = officeEvent(officeId, "team-read", now, { byId: randomUUID() });
  await db.$transaction((tx) => recordOfficeEvent(tx, event));
});

/** What a statement ends with: `done`, or PostgreSQL's code. */
function outcome(client: pg.Client, statement: string): Promise<string> {
  return client.query(statement).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
}

describe("DA-5: what happened in an office is only added to", () => {
  const STATEMENTS = [
    `update "OfficeEvent" set code = 'nudged'`,
    `delete from "OfficeEvent"`,
    `truncate "OfficeEvent"`,
  ];
  test.each(STATEMENTS)(
    "neither the app's role nor the owner in an ordinary session can: %s",
    async (statement) => {
      const before = await stored();
      expect(await outcome(app, statement)).toBe("42501");
      expect(await outcome(app, `set safe_seat.retention = 'on'; ${statement}`)).toBe("42501");
      await app.query("reset safe_seat.retention");
      expect(await outcome(owner, statement)).toBe("42501");
      expect(await stored()).toEqual(before);
    },
  );
  test("AC-4: it stays when its office and the person who looked are gone", async () => {
    await db.office.delete({ where: { id: officeId } });
    expect(await stored()).toHaveLength(1);
  });
  test("forgetting leaves no door open behind it, and takes nothing younger than a year", async () => {
    for (const client of [app, owner]) {
      await client.query("begin");
      await client.query("select forget_office_events('2099-01-01')");
      expect(await outcome(client, `delete from "OfficeEvent"`)).toBe("42501");
      await client.query("rollback");
    }
    expect(await stored()).toHaveLength(1);
  });
});
