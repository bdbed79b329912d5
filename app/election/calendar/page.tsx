import type { Metadata } from "next";
import { FeedForm } from "@/components/election/feed-form";
import { campaignLink } from "@/components/election/link";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { dayInWords } from "@/domain/election/calendar";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getCalendar } from "@/services/calendar";
import { whichCampaign } from "../which";
import { endFeedAction, makeFeedAction } from "./actions";

export const metadata: Metadata = { title: "In your calendar" };

export default async function CalendarPage({ searchParams }: PageProps<"/election/calendar">) {
  const { campaign: asked, ended } = await searchParams;
  const actor = await requireActor(backTo("/election/calendar", { campaign: asked }));
  const campaign = await whichCampaign(actor, asked);
  const { feedSince, days } = await getCalendar(actor, campaign.id);
  return (
    <Page
      title="In your calendar"
      lead="The dates of the plan and the first day of each phase. Calendars are shared and synced, so each entry says only “Security check-up”."
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      {ended === "1" && (
        <p role="status" className="card mb-8">
          The private address is ended. A calendar that still asks for it gets nothing.
        </p>
      )}
      <section aria-labelledby="once">
        <h2 id="once">Once, as a file</h2>
        <p className="measure mt-2">
          {days.length} {days.length === 1 ? "day" : "days"}, from {days[0] && dayInWords(days[0])} to{" "}
          {dayInWords(days.at(-1) ?? "")}. What you move later does not follow.
        </p>
        <p className="mt-4">
          <LinkButton look="quiet" href={campaignLink("/election/calendar/download", campaign)}>
            Download the dates
          </LinkButton>
        </p>
      </section>
      {campaign.isOpen && (
        <section aria-labelledby="feed" className="mt-12">
          <h2 id="feed">Kept up to date, by a private address</h2>
          <p className="measure mt-2">
            Your calendar asks this address now and then. Whoever has it can read the dates, and nothing else:
            no step, no election, nothing about what is done. It works until you end it, or the election here.
          </p>
          {feedSince && (
            <p className="mt-3 text-quiet">There has been one since {londonMoment(feedSince)}.</p>
          )}
          <div className="mt-4 space-y-4">
            <FeedForm action={makeFeedAction} campaign={campaign.id} isThere={feedSince !== null} />
            {feedSince && (
              <PostedForm action={endFeedAction}>
                <input type="hidden" name="campaign" value={campaign.id} />
                <Button look="plain">End the address</Button>
              </PostedForm>
            )}
          </div>
        </section>
      )}
    </Page>
  );
}
