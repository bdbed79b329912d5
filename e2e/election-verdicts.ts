import { OFFICE, type OfficeVerdict } from "./office-verdicts";

type Route = { verdict: "own" | "public" | OfficeVerdict; sample?: string };
type Form = { verdict: "own" | OfficeVerdict; on: string; fields: Record<string, string> };

/** An election and an assessment that are not there. */
const CAMPAIGN = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6c0001";
const OP = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6c0002";

/** Every address of an election. What belongs to another is tried in journeys/election.spec.ts. */
export const ELECTION_ROUTES: Record<string, Route> = {
  "/election": { verdict: "own" },
  "/election/begin": { verdict: "own", sample: "/election/begin?kind=local" },
  "/election/change": { verdict: "own" },
  "/election/plan": { verdict: "own" },
  "/election/what-changes": { verdict: "own" },
  "/election/last-days": { verdict: "own" },
  "/election/calendar": { verdict: "own" },
  "/election/calendar/download": { verdict: "own" },
  // A calendar has no session: the address itself is the secret, and an unknown one is not found.
  "/election/feed/[token]": { verdict: "public", sample: `/election/feed/${"x".repeat(43)}` },
  "/election/assessment": { verdict: "own" },
  "/election/assessment/[area]": { verdict: "own", sample: "/election/assessment/devices" },
  "/election/assessments/[id]": { verdict: "own", sample: `/election/assessments/${CAMPAIGN}` },
  "/election/assessments/[id]/report": {
    verdict: "own",
    sample: `/election/assessments/${CAMPAIGN}/report`,
  },
  "/election/assessments/[id]/pdf": { verdict: "own", sample: `/election/assessments/${CAMPAIGN}/pdf` },
  "/election/office": { verdict: "office", sample: `/election/office?office=${OFFICE}` },
};

const day = { kind: "local", nation: "england", pollingDay: "2027-05-06", name: "" };

/** Every form of an election, filled in so that it would do something. */
export const ELECTION_ACTIONS: Record<string, Form> = {
  "app/election/actions.ts#beginAction": { verdict: "own", on: "/election/begin?kind=local", fields: day },
  "app/election/actions.ts#changeAction": {
    verdict: "own",
    on: "/election/change",
    fields: { ...day, campaign: CAMPAIGN, version: "1" },
  },
  "app/election/actions.ts#endAction": {
    verdict: "own",
    on: "/election/change",
    fields: { campaign: CAMPAIGN },
  },
  "app/election/actions.ts#removeAction": {
    verdict: "own",
    on: "/election/change",
    fields: { campaign: CAMPAIGN, sure: "yes" },
  },
  "app/election/actions.ts#moveDateAction": {
    verdict: "own",
    on: "/election/plan",
    fields: { campaign: CAMPAIGN, action: "set-up-passkeys", due: "2027-01-01", intent: "move" },
  },
  "app/election/actions.ts#listAction": {
    verdict: "own",
    on: "/election/plan",
    fields: { campaign: CAMPAIGN },
  },
  "app/election/assessment/actions.ts#saveAreaAction": {
    verdict: "own",
    on: "/election/assessment/messaging",
    fields: { campaign: CAMPAIGN, area: "messaging", intent: "next", "says-app-pin": "yes" },
  },
  "app/election/assessment/actions.ts#takeAction": {
    verdict: "own",
    on: "/election/assessment",
    fields: { campaign: CAMPAIGN, op: OP },
  },
  "app/election/calendar/actions.ts#makeFeedAction": {
    verdict: "own",
    on: "/election/calendar",
    fields: { campaign: CAMPAIGN },
  },
  "app/election/calendar/actions.ts#endFeedAction": {
    verdict: "own",
    on: "/election/calendar",
    fields: { campaign: CAMPAIGN },
  },
  "app/election/office/actions.ts#takePartAction": {
    verdict: "own",
    on: `/election/office?office=${OFFICE}`,
    fields: { campaign: CAMPAIGN, office: OFFICE, shares: "yes" },
  },
  "app/election/office/actions.ts#leavePartAction": {
    verdict: "own",
    on: `/election/office?office=${OFFICE}`,
    fields: { office: OFFICE },
  },
};
