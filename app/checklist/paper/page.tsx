import type { Metadata } from "next";
import Link from "next/link";
import { inWords, minutesInWords } from "@/components/checklist/words";
import { OnePageList, PaperFoot, PaperSteps } from "@/components/paper/sheet";
import { Page } from "@/components/ui/page";
import { grouped, inView } from "@/domain/checklist-view";
import { requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { getChecklist } from "@/services/checklist";
import { proposeSitting } from "@/services/sitting";

export const metadata: Metadata = { title: "On paper" };

const FORMS = ["short", "long", "sitting"] as const;

export default async function PaperPage({ searchParams }: PageProps<"/checklist/paper">) {
  const wanted = await searchParams;
  const form = FORMS.find((known) => known === wanted.form) ?? "short";
  const minutes = Math.min(240, Math.max(5, Math.trunc(Number(wanted.minutes)) || 30));
  const actor = await requireActor("/checklist/paper");
  const now = new Date();
  const catalogue = loadCatalogue();
  const list = await getChecklist(actor, now);
  const items = form === "sitting" ? await proposeSitting(actor, minutes, now) : inView(list.items, "to-do");
  const groups = grouped(catalogue, items, form === "sitting" ? "place" : "topic");
  const seen = new Set<string>();

  return (
    <Page
      wide
      title={form === "sitting" ? `A sitting of ${minutesInWords(minutes)}` : "Your checklist, on paper"}
      back={{ href: "/checklist", label: "Your checklist" }}
    >
      <div className="no-print mb-8">
        <p className="measure">
          Use your browser’s <strong>Print</strong>. The sheet carries no name and no sign-in detail. What you
          tick on it, you can enter later.
        </p>
        <ul className="mt-3 flex flex-wrap gap-x-6">
          {[
            { href: "/checklist/paper", label: "One page" },
            { href: "/checklist/paper?form=long", label: "With all the steps" },
            { href: "/checklist/paper?form=sitting&minutes=30", label: "A sitting for two, with steps" },
          ].map((link) => (
            <li key={link.href}>
              <Link href={link.href} prefetch={false} className="inline-flex min-h-11 items-center">
                {link.label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      {form === "short" && <OnePageList groups={groups} />}
      {form !== "short" && (
        <>
          {form === "sitting" && (
            <p className="measure mb-6">
              For doing it together: one reads, the other holds their own phone. No password, code or name
              belongs on this sheet. Whoever owns the phone ticks the steps in their own list afterwards.
            </p>
          )}
          {groups.map((group) => {
            const fresh = group.items.filter((item) => !seen.has(item.action.id));
            for (const item of fresh) seen.add(item.action.id);
            if (fresh.length === 0) return null;
            return (
              <section key={group.id} aria-labelledby={group.id} className="mb-6">
                <h2 id={group.id}>{group.title}</h2>
                {fresh.map((item) => (
                  <PaperSteps key={item.action.id} action={item.action} variants={item.mine} />
                ))}
              </section>
            );
          })}
        </>
      )}
      <PaperFoot>
        {items.length} steps, as of {inWords(londonDate(now))}. Edition of{" "}
        {inWords(catalogue.edition.edition)}. General advice, not an official document.
      </PaperFoot>
    </Page>
  );
}
