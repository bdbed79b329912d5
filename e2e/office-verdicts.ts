/**
 * office: whoever is in it; lead: its managers and principals; manager: its managers alone. For everybody else it is
 * not found.
 */
export type OfficeVerdict = "office" | "lead" | "manager";

type Sample = { verdict: OfficeVerdict | "own"; sample?: string };
type Form = { verdict: OfficeVerdict | "own"; on: string; fields: Record<string, string> };

/** Ids that the tests put in place of: an office, somebody's place in it, and an invitation into it. */
export const OFFICE = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0001";
export const MEMBER = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0002";
export const INVITATION = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0003";
/** And of the list of somebody who joins or leaves. */
export const MOVE = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0005";

const ACTION = "keep-access-register";
const HELP = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0006";

/** Every address of an office. */
export const OFFICE_ROUTES: Record<string, Sample> = {
  // For somebody in no office they say what an office is.
  "/office": { verdict: "office", sample: `/office?office=${OFFICE}` },
  "/office/sharing": { verdict: "office", sample: `/office/sharing?office=${OFFICE}` },
  "/office/nudge/[membership]": { verdict: "manager", sample: `/office/nudge/${MEMBER}` },
  "/office/report": { verdict: "manager", sample: `/office/report?office=${OFFICE}` },
  "/office/report/csv": { verdict: "own" },
  // What a principal opened is its aide's alone: help.spec.ts tries it with everybody else.
  "/office/help": { verdict: "office", sample: `/office/help?office=${OFFICE}` },
  "/office/help/name": { verdict: "own" },
  "/office/help/check": { verdict: "own" },
  "/office/help/[help]": { verdict: "own", sample: `/office/help/${HELP}` },
  "/office/help/[help]/[action]": { verdict: "own", sample: `/office/help/${HELP}/set-up-passkeys` },
  "/office/help/[help]/sitting": { verdict: "own", sample: `/office/help/${HELP}/sitting` },
  "/office/new": { verdict: "own" },
  "/office/join": { verdict: "own" },
  "/office/leave": { verdict: "office", sample: `/office/leave?office=${OFFICE}` },
  "/office/people": { verdict: "manager", sample: `/office/people?office=${OFFICE}` },
  "/office/people/[member]": {
    verdict: "manager",
    sample: `/office/people/${MEMBER}?office=${OFFICE}`,
  },
  "/office/checklist": { verdict: "office", sample: `/office/checklist?office=${OFFICE}` },
  "/office/checklist/[action]": {
    verdict: "office",
    sample: `/office/checklist/${ACTION}?office=${OFFICE}`,
  },
  "/office/moves": { verdict: "lead", sample: `/office/moves?office=${OFFICE}` },
  "/office/moves/[id]": { verdict: "lead", sample: `/office/moves/${MOVE}?office=${OFFICE}` },
};

/** Every form of an office, filled in so that it would do something. */
export const OFFICE_ACTIONS: Record<string, Form> = {
  "app/office/actions.ts#setLevelAction": {
    verdict: "office",
    on: "/office/sharing",
    fields: { office: OFFICE, level: "actions" },
  },
  "app/office/actions.ts#setNameInOfficeAction": {
    verdict: "office",
    on: "/office/sharing",
    fields: { office: OFFICE, name: "Another name" },
  },
  "app/office/actions.ts#nudgeAction": {
    verdict: "manager",
    on: `/office/nudge/${MEMBER}`,
    fields: { person: MEMBER, text: "plain" },
  },
  "app/office/help/actions.ts#chooseHelpAction": {
    verdict: "own",
    on: "/office/help/name",
    fields: { office: OFFICE, aide: MEMBER, days: "30", action: "set-up-passkeys" },
  },
  "app/office/help/actions.ts#confirmHelpAction": {
    verdict: "own",
    on: "/office/help/check",
    fields: { office: OFFICE, help: HELP },
  },
  "app/office/help/actions.ts#endHelpAction": {
    verdict: "own",
    on: "/office/help",
    fields: { office: OFFICE },
  },
  "app/office/help/actions.ts#takeBackAction": {
    verdict: "own",
    on: "/office/help",
    fields: { change: HELP, op: HELP },
  },
  "app/office/help/actions.ts#recordHelpAction": {
    verdict: "own",
    on: "/office/help",
    fields: { help: HELP, action: "set-up-passkeys", how: "together", op: HELP, version: "0" },
  },
  "app/office/new/actions.ts#createOfficeAction": {
    verdict: "own",
    on: "/office/new",
    fields: { name: "An office", ownName: "Newcomer", op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0004" },
  },
  "app/office/join/actions.ts#joinOfficeAction": {
    verdict: "own",
    on: "/office/join",
    fields: { office: OFFICE, invitation: INVITATION, name: "Newcomer", level: "standing" },
  },
  "app/office/join/actions.ts#declineInvitationAction": {
    verdict: "own",
    on: "/office/join",
    fields: { office: OFFICE, invitation: INVITATION },
  },
  "app/office/leave/actions.ts#leaveOfficeAction": {
    verdict: "office",
    on: "/office/leave",
    fields: { office: OFFICE },
  },
  "app/office/people/actions.ts#inviteAction": {
    verdict: "manager",
    on: "/office/people",
    fields: { office: OFFICE, address: "somebody@elsewhere.example", role: "staff" },
  },
  "app/office/people/actions.ts#resendAction": {
    verdict: "manager",
    on: "/office/people",
    fields: { office: OFFICE, invitation: INVITATION },
  },
  "app/office/people/actions.ts#revokeAction": {
    verdict: "manager",
    on: "/office/people",
    fields: { office: OFFICE, invitation: INVITATION },
  },
  "app/office/people/actions.ts#changeRoleAction": {
    verdict: "manager",
    on: `/office/people/${MEMBER}`,
    fields: { office: OFFICE, person: MEMBER, role: "manager" },
  },
  "app/office/people/actions.ts#removePersonAction": {
    verdict: "manager",
    on: `/office/people/${MEMBER}`,
    fields: { office: OFFICE, person: MEMBER },
  },
  "app/office/people/actions.ts#renameOfficeAction": {
    verdict: "manager",
    on: "/office/people",
    fields: { office: OFFICE, name: "Another name" },
  },
  "app/office/people/actions.ts#endOfficeAction": {
    verdict: "manager",
    on: "/office/people",
    fields: { office: OFFICE, confirm: "Westbridge" },
  },
  "app/office/checklist/actions.ts#setOfficeStatusAction": {
    verdict: "office",
    on: `/office/checklist/${ACTION}`,
    fields: {
      office: OFFICE,
      action: ACTION,
      status: "done",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0011",
    },
  },
  "app/office/checklist/actions.ts#planOfficeActionAction": {
    verdict: "lead",
    on: `/office/checklist/${ACTION}`,
    fields: {
      office: OFFICE,
      action: ACTION,
      assignee: "",
      due: "2026-12-01",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0012",
    },
  },
  "app/office/checklist/actions.ts#saveOfficeNoteAction": {
    verdict: "office",
    on: `/office/checklist/${ACTION}`,
    fields: {
      office: OFFICE,
      action: ACTION,
      note: "x",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0013",
    },
  },
  "app/office/checklist/actions.ts#setOfficeTopicAction": {
    verdict: "lead",
    on: "/office/checklist",
    fields: { office: OFFICE, topic: "campaign", use: "none", op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0014" },
  },
  "app/office/moves/actions.ts#startMoveAction": {
    verdict: "manager",
    on: "/office/moves",
    fields: {
      office: OFFICE,
      kind: "leave",
      name: "Somebody",
      day: "2026-12-01",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0015",
    },
  },
  "app/office/moves/actions.ts#setMoveItemAction": {
    verdict: "lead",
    on: `/office/moves/${MOVE}`,
    fields: {
      office: OFFICE,
      move: MOVE,
      item: "collect",
      status: "done",
      version: "0",
      op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0016",
    },
  },
  "app/office/moves/actions.ts#setMoveDayAction": {
    verdict: "manager",
    on: `/office/moves/${MOVE}`,
    fields: { office: OFFICE, move: MOVE, day: "2026-12-01" },
  },
  "app/office/moves/actions.ts#removeMoveAction": {
    verdict: "manager",
    on: `/office/moves/${MOVE}`,
    fields: { office: OFFICE, move: MOVE },
  },
};
