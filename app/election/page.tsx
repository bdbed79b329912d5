import type { Metadata } from "next";
import { Dashboard } from "@/components/election/dashboard";
import { NoElection } from "@/components/election/no-election";
import { OVER_WORDS } from "@/components/election/words";
import { ordinaryLocalDays } from "@/domain/election/polling-day";
import { generalTimetable } from "@/domain/election/timetable";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { backTo } from "@/lib/return-path";
import { listTaken } from "@/services/assessment";
import { heldCampaign, ownCampaign, viewOf } from "@/services/campaign";
import { officeElectionsFor } from "@/services/campaign-office";
import { pastCampaigns } from "@/services/campaign-past";
import { getPlan } from "@/services/plan";

// The same for every election: it stands in the tab, and in the browser's history.
export const metadata: Metadata = { title: "Before the election" };

const SAID: Record<string, string> = {
  begun: "Your plan begins today. First see how ready you are.",
  changed: "Saved. The phases and the dates that you did not move follow the new polling day.",
};

export default async function ElectionPage({ searchParams }: PageProps<"/election">) {
  const { campaign: asked, ...flags } = await searchParams;
  const actor = await requireActor(backTo("/election", { campaign: asked }));
  const now = new Date();
  const campaign =
    typeof asked === "string"
      ? await orNotFound(() => heldCampaign(actor, "edit", asked))
      : await ownCampaign(actor);
  const said = saidAbout(flags, campaign !== null);
  const [offices, past] = await Promise.all([
    officeElectionsFor(actor),
    pastCampaigns(actor, campaign?.officeId ?? null),
  ]);
  if (!campaign) {
    const today = londonDate(now);
    const { bankHolidays, election } = loadCatalogue();
    return (
      <NoElection
        said={said}
        past={past}
        offices={offices}
        local={ordinaryLocalDays(today, 1)[0] ?? today}
        latestGeneral={generalTimetable(bankHolidays, election.parliament.dissolves_by).pollingDay}
      />
    );
  }
  const [plan, taken] = await Promise.all([getPlan(actor, campaign.id, now), listTaken(actor, campaign.id)]);
  return (
    <Dashboard
      said={said}
      campaign={viewOf(campaign, now)}
      plan={plan}
      taken={taken}
      offices={offices}
      past={past}
    />
  );
}

function saidAbout(flags: Record<string, unknown>, isOneOpen: boolean): string | undefined {
  const which = (["ended", "removed"] as const).find((flag) => flags[flag] === "1");
  if (which) return OVER_WORDS[which][isOneOpen ? "beside" : "alone"];
  const flag = Object.keys(SAID).find((known) => flags[known] === "1");
  return flag && SAID[flag];
}
