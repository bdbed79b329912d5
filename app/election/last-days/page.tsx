import type { Metadata } from "next";
import Link from "next/link";
import { campaignLink } from "@/components/election/link";
import { Page } from "@/components/ui/page";
import { Sources } from "@/components/ui/sources";
import { addDays } from "@/domain/dates";
import type { Ending } from "@/domain/election/assessment-schema";
import { dayInWords, inWords } from "@/domain/election/calendar";
import { FREEZE_DAYS } from "@/domain/election/phases";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { backTo } from "@/lib/return-path";
import { viewOf } from "@/services/campaign";
import { whichCampaign } from "../which";

export const metadata: Metadata = { title: "The last days, and winding down" };

const ENDINGS: readonly { id: Ending | "all"; label: string }[] = [
  { id: "all", label: "Whatever happens" },
  { id: "won", label: "You won" },
  { id: "lost", label: "You did not win" },
  { id: "standing-down", label: "You are standing down" },
];

export default async function LastDaysPage({ searchParams }: PageProps<"/election/last-days">) {
  const { campaign: asked, ending: wanted } = await searchParams;
  const actor = await requireActor(backTo("/election/last-days", { campaign: asked }));
  const campaign = viewOf(await whichCampaign(actor, asked), new Date());
  const ending = ENDINGS.find(({ id }) => id === wanted)?.id ?? "all";
  const { election, actionById } = loadCatalogue();
  const { pollingDay } = campaign;
  const steps = election.wind_down.filter((one) => ending === "all" || one.for.includes(ending));
  const here = campaignLink("/election/last-days", campaign);
  const link = (id: string) => `${here}${here.includes("?") ? "&" : "?"}ending=${id}#after`;
  return (
    <Page
      title="The last days, and winding down"
      lead={`From ${inWords(addDays(pollingDay, -FREEZE_DAYS))} nothing is changed. After ${dayInWords(pollingDay)} things are closed one by one.`}
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      <section aria-labelledby="leave">
        <h2 id="leave">Leave as it is</h2>
        <p className="measure mt-2 text-quiet">
          A change made in haste breaks things. And if nothing may change, a request to change something
          stands out. If a device is lost or an account is not safe, act at once: that is no change.
        </p>
        <List items={election.freeze.leave} />
      </section>
      <section aria-labelledby="watch" className="mt-12">
        <h2 id="watch">Go on with, and watch</h2>
        <List items={election.freeze.watch} />
      </section>
      <section aria-labelledby="after" className="mt-12">
        <h2 id="after">After the poll</h2>
        <nav aria-label="How it ended" className="no-print mt-3 flex flex-wrap gap-2 text-small">
          {ENDINGS.map(({ id, label }) => (
            <Link
              key={id}
              href={link(id)}
              prefetch={false}
              aria-current={id === ending ? "page" : undefined}
              className={`inline-flex min-h-11 items-center rounded-full border px-3.5 text-ink no-underline ${id === ending ? "border-accent bg-wash font-semibold" : "border-line hover:border-quiet"}`}
            >
              {label}
            </Link>
          ))}
        </nav>
        <ol className="mt-5 divide-y divide-line border-line border-y">
          {steps.map(({ id, days, title, text, actions, sources, for: whom }) => (
            <li key={id} className="py-4">
              <p className="text-quiet text-small">
                By {inWords(addDays(pollingDay, days))}
                {ending === "all" && whom.length < 3 && (
                  <>, {whom.includes("won") ? "if you won" : "if you did not win or are standing down"}</>
                )}
              </p>
              <h3 className="mt-1">{title}</h3>
              <p className="measure mt-1">
                {text} <Sources ids={sources} />
              </p>
              <p className="mt-1 flex flex-wrap gap-x-5 text-small">
                {actions.map((action) => (
                  <Link
                    key={action}
                    href={`/checklist/${action}`}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center"
                  >
                    {actionById.get(action)?.title}
                  </Link>
                ))}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  );
}

function List({ items }: { items: readonly { text: string; sources: readonly string[] }[] }) {
  return (
    <ul className="mt-3 list-disc space-y-2 pl-5">
      {items.map(({ text, sources }) => (
        <li key={text} className="measure">
          {text} <Sources ids={sources} />
        </li>
      ))}
    </ul>
  );
}
