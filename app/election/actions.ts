"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { inWords, isRealDate } from "@/domain/election/calendar";
import { ELECTION_KINDS, NATIONS } from "@/domain/election/kinds";
import { DATE_FORM } from "@/domain/election/polling-day";
import { actorOfForm } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { type FormState, formAction } from "@/lib/form-action";
import { backTo } from "@/lib/return-path";
import {
  beginCampaign,
  type CampaignResult,
  changeCampaign,
  endCampaign,
  removeCampaign,
} from "@/services/campaign";
import { movePlanDate, putOnOfficeList } from "@/services/plan";

const MOST_NAME = 80;

const date = z
  .string()
  .trim()
  .max(40)
  .transform((text) => text || null)
  .default(null);
const election = {
  kind: z.enum(ELECTION_KINDS),
  nation: z.enum(NATIONS).nullable().default(null),
  pollingDay: date,
  dissolution: date,
  name: z.string().trim().max(MOST_NAME, `Shorten this to ${MOST_NAME} characters`).default(""),
};

/** What is wrong, beside its field; null when nothing is. */
function problemsOf(result: CampaignResult): FormState["errors"] | null {
  if (result.ok) return null;
  if ("problems" in result) return result.problems;
  if (result.reason === "already-open") {
    const message =
      "An election is open already, and one at a time is enough for a plan that can be kept. End that one first, then begin this one.";
    return [{ field: "form", message }];
  }
  return [
    { field: "form", message: "This was changed on another device. Reload the page to see how it stands." },
  ];
}

export const beginAction = formAction(
  {
    name: "election.begin",
    schema: z.strictObject({ ...election, office: z.uuid().optional() }),
  },
  async ({ office, ...input }, values) => {
    const actor = await actorOfForm(backTo("/election", { office }));
    const result = await beginCampaign(actor, office ?? null, input, new Date());
    const errors = problemsOf(result);
    if (errors) return { errors, values };
    redirect(office ? `/election/office?office=${office}&begun=1` : "/election?begun=1");
  },
);

export const changeAction = formAction(
  {
    name: "election.change",
    schema: z.strictObject({
      ...election,
      campaign: z.uuid(),
      version: z.coerce.number().int().min(1).max(1_000_000),
    }),
  },
  async ({ campaign, ...input }, values) => {
    const actor = await actorOfForm(backTo("/election/change", { campaign }));
    const errors = problemsOf(await changeCampaign(actor, campaign, input, new Date()));
    if (errors) return { errors, values };
    redirect(`/election?campaign=${campaign}&changed=1`);
  },
);

export const endAction = formAction(
  { name: "election.end", schema: z.strictObject({ campaign: z.uuid() }) },
  async ({ campaign }) => {
    const office = await endCampaign(
      await actorOfForm(backTo("/election/change", { campaign })),
      campaign,
      new Date(),
    );
    redirect(office ? `/election/office?office=${office}&ended=1` : "/election?ended=1");
  },
);

export const removeAction = formAction(
  {
    name: "election.remove",
    schema: z.strictObject({
      campaign: z.uuid(),
      sure: z.literal("yes", "Confirm that the assessments go too"),
    }),
  },
  async ({ campaign }) => {
    const office = await removeCampaign(
      await actorOfForm(backTo("/election/change", { campaign })),
      campaign,
    );
    redirect(office ? `/election/office?office=${office}&removed=1` : "/election?removed=1");
  },
);

export const moveDateAction = formAction(
  {
    name: "election.move-date",
    schema: z.strictObject({
      campaign: z.uuid(),
      action: z.string().max(80),
      due: z.string().max(40).default(""),
      intent: z.enum(["move", "back"]),
    }),
  },
  async ({ campaign, action, due, intent }, values) => {
    const actor = await actorOfForm(backTo("/election/plan", { campaign }));
    if (intent === "move" && !isRealDate(due))
      return { errors: [{ field: `due-${action}`, message: `Enter ${DATE_FORM}` }], values };
    const now = new Date();
    if (intent === "move" && due < londonDate(now))
      return { errors: [{ field: `due-${action}`, message: `${inWords(due)} has passed` }], values };
    const wanted = { campaignId: campaign, actionId: action, due: intent === "back" ? null : due };
    await movePlanDate(actor, wanted, now);
    redirect(`/election/plan?campaign=${campaign}&moved=${action}#${action}`);
  },
);

export const listAction = formAction(
  { name: "election.put-on-list", schema: z.strictObject({ campaign: z.uuid() }) },
  async ({ campaign }, values) => {
    const actor = await actorOfForm(backTo("/election/plan", { campaign }));
    const result = await putOnOfficeList(actor, campaign, new Date());
    if (!result.ok) {
      const message = "Sign in again with a passkey first: these dates are for the whole office.";
      return { errors: [{ field: "form", message }], values };
    }
    redirect(`/election/plan?campaign=${campaign}&listed=1`);
  },
);
