import type { Metadata } from "next";
import Link from "next/link";
import { Attention } from "@/components/office/attention";
import { NoOffice } from "@/components/office/no-office";
import { OfficeNav } from "@/components/office/office-nav";
import { OtherOffices } from "@/components/office/other-offices";
import { SharedRow } from "@/components/office/shared-row";
import { StandingsBar } from "@/components/office/standings-bar";
import { StrongFirst } from "@/components/office/strong-first";
import { TeamTopics } from "@/components/office/team-topics";
import { Trend } from "@/components/office/trend";
import { ROLE_WORDS } from "@/components/office/words";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { mayBeNudged, nudgeFrom } from "@/domain/nudge";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getInvitations } from "@/services/joining";
import { getTeam, officesOf, type TeamView } from "@/services/office";

export const metadata: Metadata = { title: "Your office" };

export default async function OfficePage({ searchParams }: PageProps<"/office">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office", { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  if (!here) {
    const waiting = await getInvitations(actor, new Date());
    return (
      <Page title="Your office" lead="You are in no office on Safe Seat.">
        <NoOffice waiting={waiting.length} />
      </Page>
    );
  }
  const { officeId, role } = here;
  const offices = await officesOf(actor);
  const name = offices.find(({ id }) => id === officeId)?.name;
  const frame = { title: name, eyebrow: "Your office" };
  if (role !== "manager") {
    return (
      <Page {...frame} lead="Your office has actions of its own, and sees of your list what you choose.">
        <OfficeNav officeId={officeId} role={role} here={null} />
        <p className="flex flex-wrap gap-4">
          <LinkButton href={`/office/checklist?office=${officeId}`}>The office’s actions</LinkButton>
          <LinkButton look="quiet" href={`/office/sharing?office=${officeId}`}>
            What the office sees of you
          </LinkButton>
        </p>
        <OtherOffices offices={offices} here={officeId} />
      </Page>
    );
  }
  const now = new Date();
  const result = await getTeam(actor, officeId, now);
  if (!result.ok) {
    return (
      <Page {...frame}>
        <OfficeNav officeId={officeId} role={role} here="/office" />
        <StrongFirst
          to={backTo("/office", { office: officeId })}
          why="To see your team"
          isLocal={result.isLocal}
        />
        <OtherOffices offices={offices} here={officeId} />
      </Page>
    );
  }
  return (
    <Page wide {...frame}>
      <OfficeNav officeId={officeId} role={role} here="/office" />
      <Team team={result.team} now={now} />
      <OtherOffices offices={offices} here={officeId} />
    </Page>
  );
}

function Team({ team, now }: { team: TeamView; now: Date }) {
  const { people, counts } = team;
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-14">
      <div className="min-w-0">
        <Attention
          people={people.map((person) => ({
            ...person,
            mayBeReminded: !person.isYou && mayBeNudged(person.nudgedAt, now),
          }))}
        />
        <section aria-labelledby="people" className="mt-12">
          <h2 id="people">{people.length === 1 ? "One person" : `${people.length} people`}</h2>
          <p className="measure mt-2 text-quiet">
            Each of them chooses how much of this you see. What is recorded here is what they told us: nobody
            checked it.
          </p>
          <ul className="mt-5 divide-y divide-line border-line border-y">
            {people.map((person) => (
              <li key={person.membershipId} className="py-4">
                <SharedRow name={person.name} row={person.row} />
                <p className="no-print mt-1 flex flex-wrap items-center gap-x-4 text-small">
                  <span className="text-quiet">
                    {ROLE_WORDS[person.role]}
                    {person.isYou && " (you)"}
                  </span>
                  {!person.isYou && <Reminder person={person} now={now} />}
                </p>
              </li>
            ))}
          </ul>
          <p className="no-print mt-4">
            <Link
              href={`/office/report?office=${team.office.id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center"
            >
              Take it to a meeting: on one page, or as a spreadsheet
            </Link>
          </p>
        </section>
      </div>
      <div className="min-w-0 space-y-12">
        <section aria-labelledby="standings">
          <h2 id="standings">
            {counts["up-to-date"]} of {people.length} up to date
          </h2>
          <div className="mt-5">
            <StandingsBar counts={counts} />
          </div>
        </section>
        <section aria-labelledby="topics">
          <h2 id="topics">Topics</h2>
          {team.topics.length > 0 ? (
            <>
              <p className="mt-2 text-quiet">Over everybody but you. Those that lag come first.</p>
              <TeamTopics topics={team.topics} />
            </>
          ) : (
            <p className="mt-2 text-quiet">
              Topics are shown where at least five people besides you are counted, so that no word is about
              one of them.
            </p>
          )}
        </section>
        <section aria-labelledby="trend">
          <h2 id="trend">Twelve weeks</h2>
          <Trend weeks={team.weeks} />
        </section>
      </div>
    </div>
  );
}

function Reminder({ person, now }: { person: TeamView["people"][number]; now: Date }) {
  const { membershipId, nudgedAt, name } = person;
  const from = nudgeFrom(nudgedAt);
  if (from && !mayBeNudged(nudgedAt, now)) {
    return <span className="text-quiet">Reminded. Possible again from {londonMoment(from)}</span>;
  }
  return (
    <Link
      href={`/office/nudge/${membershipId}`}
      prefetch={false}
      className="inline-flex min-h-11 items-center"
    >
      Send a reminder<span className="sr-only"> to {name}</span>
    </Link>
  );
}
