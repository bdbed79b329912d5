import Link from "next/link";
import { inWords } from "@/domain/election/calendar";
import type { PastCampaign } from "@/services/campaign-past";
import { KIND_TITLES } from "./words";

/** Elections that have ended: their assessments to read, and the way to remove one. */
export function PastElections({ past }: { past: readonly PastCampaign[] }) {
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="past" className="mt-12">
      <h2 id="past">Elections that have ended</h2>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {past.map(({ id, name, kind, pollingDay, latest }) => {
          const title = `${name || KIND_TITLES[kind]}, ${inWords(pollingDay)}`;
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 py-3">
              <Link
                href={`/election?campaign=${id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center"
              >
                {title}
              </Link>
              <span className="flex flex-wrap gap-x-5 text-small">
                {latest && (
                  <Link
                    href={`/election/assessments/${latest}`}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center"
                  >
                    Last assessment<span className="sr-only">: {title}</span>
                  </Link>
                )}
                <Link
                  href={`/election/change?campaign=${id}`}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center"
                >
                  Remove<span className="sr-only">: {title}</span>
                </Link>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
