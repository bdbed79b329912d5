import type { Metadata } from "next";
import { inWords } from "@/components/checklist/words";
import { StrongFirst } from "@/components/office/strong-first";
import { Bars } from "@/components/overview/bars";
import { topicTitle } from "@/components/overview/overview-rows";
import { PeoplePicture } from "@/components/overview/people-picture";
import { RoleTable } from "@/components/overview/role-table";
import { TwelveWeeks } from "@/components/overview/twelve-weeks";
import { BAND_WORDS, inFigures } from "@/components/overview/words";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { laggingTopics } from "@/domain/overview";
import { ALL, BANDS, type Shown } from "@/domain/overview-figures";
import { orNotFound, requireActor } from "@/lib/actor";
import { getOverview, type OverviewView } from "@/services/overview";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  const actor = await requireActor("/overview");
  const result = await orNotFound(() => getOverview(actor, new Date()));
  if (!result.ok) {
    return (
      <Page title="Overview">
        <StrongFirst
          to="/overview"
          why="To see the overview"
          isLocal={result.isLocal}
          risk="would see it too"
        />
      </Page>
    );
  }
  const { latest, weeks } = result.overview;
  if (!latest || (latest.shown.people[ALL] ?? null) === null) return <Nothing isTaken={latest !== null} />;
  return (
    <Page
      wide
      eyebrow={`The week of ${inWords(latest.week)}`}
      title={headline(latest.shown)}
      lead="Everybody on Safe Seat, as totals and shares. No person and no office can be picked out."
    >
      <div className="overview-sheet">
        <Week shown={latest.shown} weeks={weeks} />
        <Rules />
      </div>
    </Page>
  );
}

function headline({ people }: Shown): string {
  const [upToDate, all] = [people["up-to-date"] ?? null, people[ALL] ?? 0];
  return upToDate === null
    ? `About ${inFigures(all)} people`
    : `About ${inFigures(upToDate)} of ${inFigures(all)} up to date`;
}

function Week({ shown, weeks }: { shown: Shown; weeks: OverviewView["weeks"] }) {
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-14 print:grid-cols-[1fr_15rem] print:gap-8">
      <div className="min-w-0 space-y-12">
        <section aria-labelledby="people">
          <h2 id="people">Where people stand</h2>
          <PeoplePicture people={shown.people} />
        </section>
        <section aria-labelledby="roles">
          <h2 id="roles">By role</h2>
          <RoleTable shown={shown} />
        </section>
        <section aria-labelledby="weeks">
          <h2 id="weeks">Twelve weeks</h2>
          <TwelveWeeks weeks={weeks} />
        </section>
      </div>
      <div className="min-w-0 space-y-12">
        <Topics shown={shown} />
        <Offices offices={shown.offices} />
        <TakeAway />
      </div>
    </div>
  );
}

function Topics({ shown }: { shown: Shown }) {
  const topics = laggingTopics(shown);
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">Topics that lag</h2>
      <p className="mt-2 text-quiet text-small">
        The share of everybody’s steps that are done, lowest first.
      </p>
      {topics.length === 0 ? (
        <p className="mt-4">Too few people have steps in any topic.</p>
      ) : (
        <Bars
          rows={topics.map(({ topic, share }) => ({
            key: topic,
            words: topicTitle(topic),
            part: share / 100,
            said: `about ${share}%`,
          }))}
        />
      )}
    </section>
  );
}

function Offices({ offices }: { offices: Shown["offices"] }) {
  const bands = BANDS.toReversed().flatMap((band) => {
    const count = offices[band] ?? null;
    return count === null ? [] : [{ band, count }];
  });
  const most = Math.max(1, ...bands.map(({ count }) => count));
  const all = offices[ALL] ?? null;
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{all === null ? "Offices" : `${inFigures(all)} offices`}</h2>
      <p className="mt-2 text-quiet text-small">
        {bands.length === 0
          ? "How they stand is not shown: in most of the bands there are too few."
          : "Of three people or more, by how many of them are up to date."}
      </p>
      {bands.length > 0 && (
        <Bars
          rows={bands.map(({ band, count }) => ({
            key: band,
            words: BAND_WORDS[band],
            part: count / most,
            said: inFigures(count),
          }))}
        />
      )}
    </section>
  );
}

function TakeAway() {
  return (
    <section aria-labelledby="take-away" className="no-print">
      <h2 id="take-away">Take it away</h2>
      <form action="/overview/csv" method="post" className="mt-4">
        <Button look="quiet">Download as a spreadsheet (CSV)</Button>
      </form>
      <p className="mt-3 text-quiet text-small">Or print this page: it is made for one sheet.</p>
    </section>
  );
}

function Rules() {
  return (
    <section aria-labelledby="rules" className="mt-12 border-line border-t pt-8 print:mt-4 print:pt-2">
      <h2 id="rules" className="text-large">
        How these figures are made
      </h2>
      <ul className="measure mt-3 list-disc space-y-2 pl-5 text-small">
        <li>They are taken once a week, and stay as they are until the next.</li>
        <li>Numbers are in tens. A number moves only once at least ten people stand behind the change.</li>
        <li>
          A dash stands for a group that is too small to show, or that would let one be worked out. It is not
          a nought.
        </li>
        <li>Nothing private is in them, and what people told us was checked by nobody.</li>
      </ul>
    </section>
  );
}

function Nothing({ isTaken }: { isTaken: boolean }) {
  return (
    <Page title="Overview">
      <p className="measure">
        {isTaken
          ? "There is nothing to show yet: about twenty people are needed, so that no figure tells of a few."
          : "No week has been taken yet. The first is taken soon after the start, and then one every week."}
      </p>
    </Page>
  );
}
