import { randomUUID } from "node:crypto";
import type { BrowserContext } from "playwright/test";
import type { Actor, SignInMethod } from "@/domain/access/grants";
import type { Status } from "@/domain/status";
import type { AppUnderTest } from "./app-under-test";
import type { Clock } from "./fixtures";

export type TestPerson = {
  id: string;
  address: string;
  /** This person as the one who asks, for calling a service. */
  actor: Actor;
  /** Opens a session and gives its cookie to the browser (the test's own unless told otherwise). */
  signIn: (context?: BrowserContext, method?: SignInMethod) => Promise<void>;
  /** Has a passkey from now on, on a phone that is lost: a link by email alone is no longer enough. */
  addPasskey: () => Promise<void>;
  /** Records an answer of the profile; no answers means skipped. */
  answer: (questionId: string, chosen: string[]) => Promise<void>;
  /** Records a status as it was set this many days ago, if need be against an earlier revision of the guidance. */
  record: (actionId: string, status: Status, daysAgo?: number, revision?: number) => Promise<void>;
};

/** A new person in the worker's database, whom nobody else knows. */
export async function makePerson({
  app,
  clock,
  context: own,
}: {
  app: AppUnderTest;
  clock: Clock;
  context: BrowserContext;
}): Promise<TestPerson> {
  const [{ db }, { addressHash, sealAddress }] = await Promise.all([
    import("@/lib/db"),
    import("@/lib/address"),
  ]);
  const id = randomUUID();
  const address = `${id}@people.example.org`;
  await db.person.create({
    data: {
      id,
      emailHash: addressHash(address),
      emailSealed: sealAddress(id, address),
      createdAt: clock.now(),
    },
  });
  const actor: Actor = {
    personId: id,
    sessionId: randomUUID(),
    method: "passkey",
    signedInAt: clock.now(),
    memberships: [],
    overview: false,
  };
  return {
    id,
    address,
    actor,
    signIn: async (context = own, method = "passkey") => {
      const { cookieFor, openSession } = await import("@/lib/session");
      const token = await openSession({ personId: id, method, device: "A test" }, clock.now());
      const { name, options } = cookieFor("session");
      await context.addCookies([
        { name, value: token, url: app.origin, httpOnly: options.httpOnly, sameSite: "Lax" },
      ]);
    },
    addPasskey: async () => {
      const { withPasskey } = await import("@/services/test-people");
      await withPasskey(actor);
    },
    answer: async (questionId, chosen) => {
      const { saveAnswer } = await import("@/services/profile");
      const saved = await saveAnswer(
        actor,
        { questionId, chosen, isSkipped: chosen.length === 0 },
        clock.now(),
      );
      if (!saved.ok) throw new Error(`${questionId}: ${saved.reason}`);
    },
    record: async (actionId, status, daysAgo = 0, revision) => {
      const { setStatus } = await import("@/services/checklist");
      const at = new Date(clock.now().getTime() - daysAgo * 86_400_000);
      const where = { personId: id, actionId };
      const version = (await db.actionState.findFirst({ where }))?.version ?? 0;
      const reason = status === "not-for-me" ? "other" : null;
      await setStatus(actor, { actionId, status, reason, reasonText: "", op: randomUUID(), version }, at);
      if (revision === undefined) return;
      await db.actionState.updateMany({ where, data: { revision } });
      await db.statusChange.updateMany({ where: { ...where, at }, data: { revision } });
    },
  };
}
