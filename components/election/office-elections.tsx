import Link from "next/link";
import { inWords } from "@/domain/election/calendar";
import type { OfficeElection } from "@/services/campaign-office";

/** What the person's offices prepare for, and whether they take part. */
export function OfficeElections({
  offices,
  ownDay,
}: {
  offices: readonly OfficeElection[];
  /** The polling day of the person's own election, if they prepare for one. */
  ownDay?: string | undefined;
}) {
  const shown = offices.filter(({ campaign, role }) => campaign !== null || role !== "staff");
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="office" className="mb-12">
      <h2 id="office">With your office</h2>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {shown.map(({ officeId, office, campaign, isPart }) => (
          <li key={officeId} className="py-3">
            <p>
              {campaign
                ? `${office} prepares for ${inWords(campaign.pollingDay)}. ${isPart ? "You take part." : "You do not take part yet."}`
                : `${office} has no election open.`}
            </p>
            {campaign && isPart && ownDay !== undefined && ownDay !== campaign.pollingDay && (
              <p className="mt-1 text-attention text-small">
                Its polling day is another one than yours. Save there what you share, and yours follows.
              </p>
            )}
            <Link
              href={`/election/office?office=${officeId}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center text-small"
            >
              {campaign ? "What the office prepares" : "Begin one for the office"}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
