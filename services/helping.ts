import "server-only";
import { type Actor, grantHelp, grantOpened, type HelpGrant } from "@/domain/access/grants";
import { isHelpStanding } from "@/domain/access/help";
import { type OpenedInput, type OpenedStep, openedSteps, planOpened } from "@/domain/access/help-view";
import { DomainError } from "@/domain/errors";
import { officeEvent } from "@/domain/office-event";
import type { AideHow } from "@/domain/provenance";
import type { Status } from "@/domain/status";
import type { Prisma } from "@/generated/prisma/client";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName } from "@/lib/office-names";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { asHelp, type HelpRow, WITH_PLACES } from "@/services/help-row";
import { type SaveResult, saveStatus } from "@/services/status";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

export type Helped = { helpId: string; principal: string; until: Date };

/** Whom the person who asks helps at present. */
export async function getHelped(actor: Actor, now: Date): Promise<Helped[]> {
  const rows = await db.help.findMany({
    where: { aide: { personId: actor.personId } },
    include: WITH_PLACES,
    orderBy: { createdAt: "asc" },
  });
  return rows
    .filter((row) => isHelpStanding(asHelp(row), now))
    .map(({ id, principal, expiresAt }) => ({
      helpId: id,
      principal: openMemberName(principal),
      until: expiresAt,
    }));
}

/** What an aide reads of a principal: nothing but what `openedSteps` says. */
export type OpenedView = Helped & {
  steps: OpenedStep[];
  /** Ids of the steps that make the best use of the minutes asked for. */
  plan: string[];
};

/**
 * What a principal opened to the person who asks. The look is recorded in the same transaction, for the principal to
 * read, before anything is shown. `NOT_FOUND` for anybody but the aide, and for a help that is over.
 */
export async function getOpened(
  actor: Actor,
  { helpId, minutes = 0 }: { helpId: string; minutes?: number },
  now: Date,
): Promise<{ ok: true; view: OpenedView } | NeedsStrong> {
  return look(actor, helpId, now, (input, helped) => ({
    ...helped,
    steps: openedSteps(input),
    plan: minutes > 0 ? planOpened(input, minutes) : [],
  }));
}

/** One opened step. `NOT_FOUND` for one that is not opened, in the same way as for one that does not exist. */
export async function getOpenedStep(
  actor: Actor,
  { helpId, actionId }: { helpId: string; actionId: string },
  now: Date,
): Promise<{ ok: true; view: Helped & { step: OpenedStep } } | NeedsStrong> {
  return look(actor, helpId, now, (input, helped, granted) => {
    grantOpened(granted, actionId);
    return { ...helped, step: stepOf(openedSteps(input), actionId) };
  });
}

async function look<V>(
  actor: Actor,
  helpId: string,
  now: Date,
  viewOf: (input: OpenedInput, helped: Helped, granted: HelpGrant) => V,
): Promise<{ ok: true; view: V } | NeedsStrong> {
  // Before anything is looked up, so that the answer is the same for an id that does not exist.
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return db.$transaction(async (tx) => {
    const { row, granted } = await ask(tx, actor, helpId, now);
    const helped = { helpId, principal: openMemberName(row.principal), until: row.expiresAt };
    const view = viewOf(await readOpened(tx, granted, now), helped, granted);
    const about = { byId: granted.aideId, aboutId: granted.personId };
    await recordOfficeEvent(tx, officeEvent(granted.officeId, "help-read", now, about));
    return { ok: true, view };
  });
}

async function ask(
  tx: Prisma.TransactionClient,
  actor: Actor,
  helpId: string,
  now: Date,
): Promise<{ row: HelpRow; granted: HelpGrant }> {
  const row = await tx.help.findUnique({ where: { id: helpId }, include: WITH_PLACES });
  const granted = grantHelp(actor, row && asHelp(row), now);
  if (!row) throw new DomainError("NOT_FOUND");
  return { row, granted };
}

/** The statuses of opened actions alone are read, and never a reason. */
async function readOpened(tx: Prisma.TransactionClient, { personId, actions }: HelpGrant, now: Date) {
  const catalogue = loadCatalogue();
  const former = catalogue.renames.flatMap(({ from, to }) => (to && actions.includes(to) ? [from] : []));
  const rows = await tx.actionState.findMany({
    where: { personId, actionId: { in: [...actions, ...former] } },
    select: STATE_COLUMNS,
  });
  return { catalogue, opened: actions, states: statesById(rows), today: londonDate(now) };
}

export type RecordInput = {
  helpId: string;
  actionId: string;
  how: AideHow;
  op: string;
  version: number;
};

/**
 * Records for a principal that an opened step is done: together with them, or as they told it. It says by whom and how,
 * and the principal can take it back. Only what is open can be recorded: what they set aside is theirs to decide.
 */
export async function recordForPrincipal(
  actor: Actor,
  { helpId, actionId, how, op, version }: RecordInput,
  now: Date,
): Promise<SaveResult | NeedsStrong> {
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return db.$transaction(async (tx) => {
    const { granted: asked } = await ask(tx, actor, helpId, now);
    // Held until this is written, in the order in which erasing does: ending the help comes before it, or after it.
    const people = [asked.personId, asked.aideId];
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ANY(${people}) ORDER BY id FOR KEY SHARE`;
    await tx.$queryRaw`SELECT id FROM "Help" WHERE id = ${helpId} FOR SHARE`;
    const { granted: helped } = await ask(tx, actor, helpId, now);
    const granted = grantOpened(helped, actionId);
    const { personId, aideId } = granted;
    const step = stepOf(openedSteps(await readOpened(tx, helped, now)), actionId);
    const isReplay = (await tx.statusChange.count({ where: { personId, op, byId: aideId } })) > 0;
    if (!step.isOpen && !isReplay) {
      const status: Status = step.standing === "not-for-me" ? "not-for-me" : "done";
      return { ok: false, reason: "changed-elsewhere", status, version: step.version };
    }
    const write = {
      ...{ actionId, status: "done" as const, reason: null, reasonSealed: null },
      ...{ revision: step.action.revisions.at(-1)?.n ?? 1, how, byId: aideId, isTakenBack: false },
      ...{ setAt: now, op, version },
    };
    return saveStatus(tx, granted, write, now);
  });
}

function stepOf(steps: readonly OpenedStep[], actionId: string): OpenedStep {
  const step = steps.find(({ action }) => action.id === actionId);
  if (!step) throw new DomainError("NOT_FOUND");
  return step;
}
