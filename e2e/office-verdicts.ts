/** office: whoever is in it; manager: its managers alone. For everybody else it is not found. */
export type OfficeVerdict = "office" | "manager";

type Sample = { verdict: OfficeVerdict | "own"; sample?: string };
type Form = { verdict: OfficeVerdict | "own"; on: string; fields: Record<string, string> };

/** Ids that the tests put in place of: an office, somebody's place in it, and an invitation into it. */
export const OFFICE = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0001";
export const MEMBER = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0002";
export const INVITATION = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0003";

/** Every address of an office. */
export const OFFICE_ROUTES: Record<string, Sample> = {
  // For somebody in no office they say what an office is.
  "/office": { verdict: "office", sample: `/office?office=${OFFICE}` },
  "/office/sharing": { verdict: "office", sample: `/office/sharing?office=${OFFICE}` },
  "/office/nudge/[membership]": { verdict: "manager", sample: `/office/nudge/${MEMBER}` },
  "/office/new": { verdict: "own" },
  "/office/join": { verdict: "own" },
  "/office/leave": { verdict: "office", sample: `/office/leave?office=${OFFICE}` },
  "/office/people": { verdict: "manager", sample: `/office/people?office=${OFFICE}` },
  "/office/people/[member]": {
    verdict: "manager",
    sample: `/office/people/${MEMBER}?office=${OFFICE}`,
  },
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
  "app/office/new/actions.ts#createOfficeAction": {
    verdict: "own",
    on: "/office/new",
    fields: { name: "An office", ownName: "Somebody", op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0004" },
  },
  "app/office/join/actions.ts#joinOfficeAction": {
    verdict: "own",
    on: "/office/join",
    fields: { office: OFFICE, invitation: INVITATION, name: "Somebody", level: "standing" },
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
};
