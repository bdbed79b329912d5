import type { Metadata } from "next";
import { pageAsked, RecordPages } from "@/components/account/record-pages";
import { fullMoment } from "@/components/account/words";
import { officeEventInWords } from "@/components/office/event-words";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { getOfficeRecord } from "@/services/office-record";

export const metadata: Metadata = { title: "What happened in your offices" };

export default async function OfficeRecordPage({ searchParams }: PageProps<"/account/record/offices">) {
  const actor = await requireActor("/account/record/offices");
  const page = pageAsked((await searchParams).page);
  const { events, hasEarlier } = await getOfficeRecord(actor, page);
  return (
    <Page
      title="What happened in your offices"
      lead="Who looked at your team while you were in it, who manages it, what concerned you, and what you did. Newest first."
      back={{ href: "/account", label: "Your account" }}
    >
      {events.length === 0 ? (
        <p>
          {page > 1
            ? "Nothing is recorded before this."
            : "Nothing is recorded. You may be in no office, or nobody has looked yet."}
        </p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {events.map((event) => (
            <li key={event.id} className="py-4">
              <p className="break-words">{officeEventInWords(event)}</p>
              <p className="break-words text-quiet text-small">
                {event.times > 1 && "Last "}
                {fullMoment(event.at)}
                {`, ${event.office ?? "an office you are no longer in"}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <RecordPages at="/account/record/offices" page={page} hasEarlier={hasEarlier} />
      <p className="measure mt-8 text-quiet text-small">
        Each is kept for a year, can be changed by nobody, and names no step of anybody’s list. What somebody
        did again and again on one day is one line. Names are those that people go by now.
      </p>
    </Page>
  );
}
