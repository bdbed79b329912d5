import type { Metadata } from "next";
import Link from "next/link";
import { pageAsked, RecordPages } from "@/components/account/record-pages";
import { eventInWords, METHOD_WORDS } from "@/components/account/words";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { type AccountEventView, getRecord } from "@/services/account-record";

export const metadata: Metadata = { title: "What happened to your account" };

const YEAR = new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone: "Europe/London" });

export default async function RecordPage({ searchParams }: PageProps<"/account/record">) {
  const actor = await requireActor("/account/record");
  const page = pageAsked((await searchParams).page);
  const { events, hasEarlier } = await getRecord(actor, page);
  return (
    <Page
      title="What happened to your account"
      lead="Sign-ins, and every change to how you sign in, newest first."
      back={{ href: "/account", label: "Your account" }}
    >
      <p className="measure">
        If there is something here that you did not do, sign every other browser out and remove what you do
        not know{" "}
        <Link href="/account" prefetch={false}>
          on your account page
        </Link>
        . Then tell whoever looks after security for you.
      </p>
      {events.length === 0 ? (
        <p className="mt-8">Nothing is recorded{page > 1 ? " before this" : " yet"}.</p>
      ) : (
        byYear(events).map(([year, inIt]) => (
          <section key={year} aria-labelledby={`year-${year}`} className="mt-8">
            <h2 id={`year-${year}`}>{year}</h2>
            <ul className="mt-4 divide-y divide-line border-line border-y">
              {inIt.map((event) => (
                <li key={event.id} className="py-4">
                  <p>{eventInWords(event)}</p>
                  <p className="text-quiet text-small">
                    {londonMoment(event.at)}
                    {event.code !== "signed-in" && event.by !== "nobody" && (
                      <>, in a browser signed in with {METHOD_WORDS[event.by]}</>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      <RecordPages at="/account/record" page={page} hasEarlier={hasEarlier} />
    </Page>
  );
}

/** The events under the year they fell in: a moment alone names only day and month. */
function byYear(events: readonly AccountEventView[]): [string, AccountEventView[]][] {
  const years = new Map<string, AccountEventView[]>();
  for (const event of events) {
    const year = YEAR.format(event.at);
    years.set(year, [...(years.get(year) ?? []), event]);
  }
  return [...years];
}
