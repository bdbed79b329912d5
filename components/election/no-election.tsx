import Link from "next/link";
import { Page } from "@/components/ui/page";
import { dayInWords } from "@/domain/election/calendar";
import { ELECTION_KINDS } from "@/domain/election/kinds";
import type { OfficeElection } from "@/services/campaign-office";
import type { PastCampaign } from "@/services/campaign-past";
import { OfficeElections } from "./office-elections";
import { PastElections } from "./past-elections";
import { KIND_WORDS } from "./words";

/** The way in: what this gives, which election it is, and those that are over. */
export function NoElection({
  said,
  past,
  offices,
  local,
  latestGeneral,
}: {
  said: string | undefined;
  past: readonly PastCampaign[];
  offices: readonly OfficeElection[];
  local: string;
  latestGeneral: string;
}) {
  return (
    <Page
      title="Before the election"
      lead="Say when polling day is. You get the phases until then, a quarter of an hour of honest questions, and a plan with dates."
    >
      {said && (
        <p role="status" className="card mb-8">
          {said}
        </p>
      )}
      <OfficeElections offices={offices} />
      <section aria-labelledby="which">
        <h2 id="which">Which election is it?</h2>
        <ul className="mt-4 divide-y divide-line border-line border-y">
          <Way href={`/election/begin?kind=local&day=${local}`} more="The ordinary day of local elections">
            Local elections on {dayInWords(local)}
          </Way>
          <Way
            href={`/election/begin?kind=general&day=${latestGeneral}`}
            more="An earlier day can be entered as soon as it is known or likely"
          >
            The next general election, on {dayInWords(latestGeneral)} at the latest
          </Way>
          {ELECTION_KINDS.map((kind) => (
            <Way key={kind} href={`/election/begin?kind=${kind}`}>
              {KIND_WORDS[kind]}, with a day of your own
            </Way>
          ))}
        </ul>
      </section>
      <PastElections past={past} />
    </Page>
  );
}

function Way({ href, more, children }: { href: string; more?: string; children: React.ReactNode }) {
  return (
    <li>
      <Link href={href} prefetch={false} className="flex min-h-14 flex-col justify-center py-2.5">
        <span>{children}</span>
        {more && <span className="text-quiet text-small">{more}</span>}
      </Link>
    </li>
  );
}
