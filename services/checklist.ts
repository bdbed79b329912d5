import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { isInOfficeView } from "@/domain/access/office-view";
import { buildChecklist, type Checklist, type Item, type Standing, standingOf } from "@/domain/checklist";
import { evaluate, settle } from "@/domain/condition";
import type { Action, HelpContact } from "@/domain/content-schema";
import { UNRECORDED } from "@/domain/election/readiness";
import { DomainError } from "@/domain/errors";
import { ownCatalogue } from "@/domain/office-checklist";
import { type AideHow, type How, isByAide } from "@/domain/provenance";
import { carryOver } from "@/domain/renames";
import type { ActionState, NotForMeReason, Status } from "@/domain/status";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { colleagueNames } from "@/services/colleagues";
import { eventsOf } from "@/services/events";
import { answersOf } from "@/services/profile";
import { type SaveResult, saveStatus } from "@/services/status";

/** What a reason and a note are sealed for. */
export const reasonPlace = (personId: string, actionId: string) =>
  `ActionState:reason:${personId}:${actionId}`;
export const notePlace = (personId: string, actionId: string) => `ActionNote:sealed:${personId}:${actionId}`;

export type ChecklistView = Checklist & { isProfileStarted: boolean; unanswered: number };

/** A person's own checklist as of `now`. In an office it leaves out what belongs to the office. */
export async function getChecklist(actor: Actor, now: Date): Promise<ChecklistView> {
  const { checklist, answers } = await build(actor, now);
  const missing = new Set(checklist.items.flatMap((item) => item.missing));
  return { ...checklist, isProfileStarted: Object.keys(answers).length > 0, unanswered: missing.size };
}

/** Where an action stands for its person: with no state, nobody has recorded anything on it. */
export type OwnStanding = {
  standing: Standing | typeof UNRECORDED;
  setAt: string | null;
  /** False for what the person's answers do not bring, and they recorded something on all the same. */
  isListed: boolean;
};

/** Where each action stands that is on a person's list, or that they recorded something on, by action id. */
export async function ownStandings(actor: Actor, now: Date): Promise<Map<string, OwnStanding>> {
  const { checklist, input } = await build(actor, now);
  const items = new Map(checklist.items.map((item) => [item.action.id, item]));
  return new Map(
    loadCatalogue().actions.flatMap((action): [string, OwnStanding][] => {
      const item = items.get(action.id);
      const state = input.states[action.id];
      if (!item && !state) return [];
      const { standing } = item ?? standingOf(action, state ?? null, input);
      const isListed = item !== undefined;
      return [
        [action.id, { standing: state ? standing : UNRECORDED, setAt: state?.setAt ?? null, isListed }],
      ];
    }),
  );
}

async function build(actor: Actor, now: Date) {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const catalogue = loadCatalogue();
  const [answers, events, rows] = await Promise.all([
    answersOf(actor),
    eventsOf(actor),
    db.actionState.findMany({ where: { personId }, select: STATE_COLUMNS }),
  ]);
  const states = statesById(rows);
  const input = {
    catalogue: actor.memberships.length > 0 ? ownCatalogue(catalogue) : catalogue,
    answers,
    events,
    states: carryOver(states, catalogue.renames),
    today: londonDate(now),
  };
  return { checklist: buildChecklist(input), answers, input };
}

/** What of a recorded status a checklist is built from: never the reason. */
export const STATE_COLUMNS = {
  actionId: true,
  status: true,
  revision: true,
  version: true,
  setAt: true,
} as const;

type StateRow = { actionId: string; status: string; revision: number; version: number; setAt: Date };

/** Recorded statuses by action id, as the domain reads them. */
export function statesById(rows: readonly StateRow[]): Record<string, ActionState> {
  return Object.fromEntries(
    rows.map((row) => [
      row.actionId,
      {
        status: row.status as Status,
        revision: row.revision,
        version: row.version,
        setOn: londonDate(row.setAt),
        setAt: row.setAt.toISOString(),
      },
    ]),
  );
}

export type ActionView = {
  action: Action;
  /** Whether it belongs to an office this person is in: its status then stands on the office's list. */
  isOfOffice: boolean;
  /** Null when the person's answers do not bring this action. */
  item: Item | null;
  version: number;
  status: Status;
  reason: NotForMeReason | null;
  reasonText: string;
  note: { text: string; version: number; updatedAt: Date | null };
  /** Newest first. `by` is what the aide who recorded it is called; null for anybody who has no name here any more. */
  history: {
    status: Status;
    reason: NotForMeReason | null;
    revision: number;
    at: Date;
    how: How;
    by: string | null;
  }[];
  /** The aide's record that the status rests on, which the person can take back. */
  recorded: { changeId: string; how: AideHow; by: string | null; at: Date } | null;
  help: HelpContact[];
  /** Whether an office of theirs would see that help was asked for; null for somebody in no office. */
  isHelpSeen: boolean | null;
  /** The next open action on the list besides this one. */
  next: Item | null;
};

/** One action with everything this person recorded on it, or null for an id the catalogue does not have. */
export async function getAction(actor: Actor, actionId: string, now: Date): Promise<ActionView | null> {
  const catalogue = loadCatalogue();
  const action = catalogue.actionById.get(actionId);
  if (!action) return null;
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const key = { personId_actionId: { personId, actionId } };
  const [{ checklist, answers }, row, note, history] = await Promise.all([
    build(actor, now),
    db.actionState.findUnique({ where: key }),
    db.actionNote.findUnique({ where: key }),
    db.statusChange.findMany({
      where: { personId, actionId },
      orderBy: { version: "desc" },
      take: 20,
      select: { id: true, status: true, reason: true, revision: true, at: true, how: true, byId: true },
    }),
  ]);
  const names = await colleagueNames(
    actor,
    history.map(({ byId }) => byId),
  );
  const nameOf = (id: string | null) => names.get(id ?? "") ?? null;
  const last = history.find(({ how, at }) => how === row?.how && at.getTime() === row.setAt.getTime());
  const settled = settle(catalogue.questions, answers);
  const item = checklist.items.find((known) => known.action.id === actionId) ?? null;
  return {
    action,
    isOfOffice: action.scope === "office" && actor.memberships.length > 0,
    isHelpSeen:
      actor.memberships.length > 0
        ? isInOfficeView({ catalogue, answers, today: londonDate(now) }, actionId)
        : null,
    item,
    version: row?.version ?? 0,
    status: (row?.status as Status | undefined) ?? item?.state?.status ?? "to-do",
    reason: (row?.reason as NotForMeReason | null) ?? null,
    reasonText: row?.reasonSealed ? open(row.reasonSealed, reasonPlace(personId, actionId)) : "",
    note: {
      text: note ? open(note.sealed, notePlace(personId, actionId)) : "",
      version: note?.version ?? 0,
      updatedAt: note?.updatedAt ?? null,
    },
    history: history.map(({ status, reason, revision, at, how, byId }) => ({
      status: status as Status,
      reason: reason as NotForMeReason | null,
      revision,
      at,
      how: how as How,
      by: nameOf(byId),
    })),
    recorded:
      last && isByAide(last.how)
        ? { changeId: last.id, how: last.how, by: nameOf(last.byId), at: last.at }
        : null,
    help: catalogue.help.filter((entry) => evaluate(entry.when, settled).verdict === "yes"),
    next: checklist.next.find((known) => known.action.id !== actionId) ?? null,
  };
}

export type SetStatusInput = {
  actionId: string;
  status: Status;
  reason: NotForMeReason | null;
  reasonText: string;
  /** Made by the server for each form, so that the same form sent twice changes once. */
  op: string;
  /** What the person saw; another version means another device was faster. */
  version: number;
};

/** Sets a status of one's own: a set, never a toggle (services/status.ts). */
export async function setStatus(actor: Actor, input: SetStatusInput, now: Date): Promise<SaveResult> {
  const granted = grant(actor, "checklist:edit-own", actor.personId);
  const { personId } = granted;
  const action = loadCatalogue().actionById.get(input.actionId);
  const revision = action?.revisions.at(-1)?.n;
  if (!action || revision === undefined) throw new DomainError("NOT_FOUND");
  const { actionId, status, op, version } = input;
  const reason = status === "not-for-me" ? input.reason : null;
  const reasonSealed =
    reason && input.reasonText ? seal(input.reasonText, reasonPlace(personId, actionId)) : null;
  const write = { actionId, status, reason, reasonSealed, revision, op, version };
  return saveStatus(db, granted, { ...write, how: "self", byId: null, isTakenBack: false, setAt: now }, now);
}

export type SaveNoteResult =
  | { ok: true; version: number; at: Date }
  | { ok: false; reason: "changed-elsewhere"; text: string; version: number };

/** Saves a private note; the same rules as for a status. An empty text removes what the note said. */
export async function saveNote(
  actor: Actor,
  input: { actionId: string; text: string; op: string; version: number },
  now: Date,
): Promise<SaveNoteResult> {
  const { personId } = grant(actor, "checklist:edit-own", actor.personId);
  const { actionId, text, op, version } = input;
  if (!loadCatalogue().actionById.has(actionId)) throw new DomainError("NOT_FOUND");
  const sealed = seal(text, notePlace(personId, actionId));
  const written = { sealed, op, version: version + 1, updatedAt: now };
  const { count } =
    version === 0
      ? await db.actionNote.createMany({ data: [{ personId, actionId, ...written }], skipDuplicates: true })
      : await db.actionNote.updateMany({ where: { personId, actionId, version }, data: written });
  if (count === 1) return { ok: true, version: version + 1, at: now };
  const current = await db.actionNote.findUnique({ where: { personId_actionId: { personId, actionId } } });
  const currentText = current ? open(current.sealed, notePlace(personId, actionId)) : "";
  if (current?.op === op || currentText === text) {
    return { ok: true, version: current?.version ?? 0, at: current?.updatedAt ?? now };
  }
  return { ok: false, reason: "changed-elsewhere", text: currentText, version: current?.version ?? 0 };
}
