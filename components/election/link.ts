import type { HeldCampaign } from "@/services/campaign";

type Which = Pick<HeldCampaign, "id" | "subject" | "isOpen">;

/** The address of a page about a campaign. One's own open campaign goes without saying. */
export function campaignLink(path: string, { id, subject, isOpen }: Which): string {
  return subject === "person" && isOpen ? path : `${path}?campaign=${id}`;
}
