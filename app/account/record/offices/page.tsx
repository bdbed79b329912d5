import type { Metadata } from "next";
import { fullMoment } from "@/components/account/words";
import { officeEventInWords } from "@/components/office/event-words";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { getOfficeRecord } from "@/services/office-record";

export const metadata: Metadata = { title: "What happened in your offices" };

export default async function OfficeRecordPage() {
  const actor = await requireActor("/account/record/offices");
  const events = await getOfficeRecord(actor);
  return (
    <Page
      title="What happened in your offices"
      lead="Who looked at your team while you were in it, what concerned you, and what you did. Newest first."
      back={{ href: "/account", label: "Your account" }}
    >
      {events.length === 0 ? (
        <p>Nothing is recorded. You may be in no office, or nobody has looked yet.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {events.map((event) => (
            <li key={event.id} className="py-4">
              <p className="break-words">{officeEventInWords(event)}</p>
              <p className="break-words text-quiet text-small">
                {fullMoment(event.at)}
                {`, ${event.office ?? "an office you are no longer in"}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="measure mt-8 text-quiet text-small">
        The newest hundred are shown. Each is kept for a year, can be changed by nobody, and names no step of
        anybody’s list.
      </p>
    </Page>
  );
}
