import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/actor";
import { calendarResponse, failed, goTo } from "@/lib/own-file";
import { signInPath } from "@/lib/return-path";
import { calendarToDownload } from "@/services/calendar";
import { ownCampaign } from "@/services/campaign";

/** The dates of a campaign as a calendar file. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) return goTo(signInPath("/election/calendar"));
    const asked = request.nextUrl.searchParams.get("campaign") ?? (await ownCampaign(actor))?.id;
    if (!asked) return goTo("/election");
    return calendarResponse(await calendarToDownload(actor, asked, new Date()), "check-ups.ics");
  } catch (error) {
    return failed("election.calendar", error);
  }
}
