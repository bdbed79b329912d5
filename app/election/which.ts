import { redirect } from "next/navigation";
import type { Actor } from "@/domain/access/grants";
import { orNotFound } from "@/lib/actor";
import { type HeldCampaign, heldCampaign, ownCampaign } from "@/services/campaign";

/**
 * The campaign a page is about: the one asked for, or else one's own open one. Somebody without one begins it first.
 */
export async function whichCampaign(actor: Actor, asked: unknown): Promise<HeldCampaign> {
  if (typeof asked === "string") return orNotFound(() => heldCampaign(actor, "edit", asked));
  return (await ownCampaign(actor)) ?? redirect("/election");
}
