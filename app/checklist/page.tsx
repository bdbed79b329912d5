import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { setStatusAction } from "@/app/checklist/actions";
import { ActionCard } from "@/components/checklist/action-card";
import { ActionRow } from "@/components/checklist/action-row";
import { StillTrue } from "@/components/checklist/still-true";
import { minutesInWords } from "@/components/checklist/words";
import { BesidesList } from "@/components/election/besides-list";
import { OfficeTasksSection } from "@/components/office/office-tasks";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Ring } from "@/components/ui/ring";
import { GROUPINGS, type Grouping, grouped, inView, VIEWS, type View } from "@/domain/checklist-view";
import { ORDERING_IN_WORDS } from "@/domain/ordering";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { type ChecklistView, getChecklist } from "@/services/checklist";
import { getOfficeTasks } from "@/services/office-tasks";
import { ownPlan } from "@/services/plan";

export const metadata: Metadata = { title: "Your checklist" };

const VIEW_WORDS: Record<View, string> = {
  "to-do": "To do",
  "due-again": "Due again",
  "needs-help": "Needs help",
  done: "Done",
  "not-for-me": "Not for me",
  all: "Everything",
};
const NOTHING_HERE: Record<View, string> = {
  "to-do": "Nothing is left to do. We will show here what falls due again.",
  "due-again": "Nothing is due again.",
  "needs-help": "You have not asked for help with anything.",
  done: "Nothing is done yet. The next three steps are a good start.",
  "not-for-me": "You have set nothing aside.",
  all: "There is nothing on your list.",
};

export default async function ChecklistPage({ searchParams }: PageProps<"/checklist">) {
  const actor = await requireActor("/checklist");
  const { view: wantedView, by: wantedBy } = await searchParams;
  const view = VIEWS.find((known) => known === wantedView) ?? "to-do";
  const by = GROUPINGS.find((known) => known === wantedBy) ?? "topic";
  const now = new Date();
  const [list, office, plan] = await Promise.all([
    getChecklist(actor, now),
    actor.memberships.length > 0 ? getOfficeTasks(actor, now) : null,
    ownPlan(actor, now),
  ]);
  const dates = new Map(plan?.open.map(({ action, due }) => [action.id, due]));
  const groups = grouped(loadCatalogue(), inView(list.items, view), by);

  return (
    <Page wide title="Your checklist">
      {!list.isProfileStarted && (
        <section className="card mb-10 border-accent bg-wash" aria-labelledby="fit">
          <h2 id="fit" className="text-large">
            First, make this list fit you
          </h2>
          <p className="measure mt-2">
            A few questions about your role, devices and apps leave out what does not concern you. It takes
            some four minutes, and you can skip any of them.
          </p>
          <p className="mt-4">
            <LinkButton href="/profile">Answer the questions</LinkButton>
          </p>
        </section>
      )}
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-14">
        <Standing list={list} />
        <div className="min-w-0">
          {view === "to-do" && list.next.length > 0 && (
            <section aria-labelledby="next" className="mb-12">
              <h2 id="next">Your next three</h2>
              <p className="mt-2 text-quiet">
                {minutesInWords(list.next.reduce((sum, item) => sum + item.action.minutes, 0))} for all of
                them. One is fine, and so is stopping after it.
              </p>
              <div className="mt-5 space-y-4">
                {list.next.map((item, n) => (
                  <ActionCard
                    key={item.action.id}
                    item={item}
                    place={n + 1}
                    planned={dates.get(item.action.id)}
                  />
                ))}
              </div>
            </section>
          )}
          {view === "to-do" && office && <OfficeTasksSection tasks={office} />}
          {view === "to-do" && plan && <BesidesList plan={plan} />}
          <section aria-labelledby="rest">
            <h2 id="rest">{view === "to-do" ? "Everything to do" : VIEW_WORDS[view]}</h2>
            <Filters view={view} by={by} counts={list.counts} />
            {groups.length === 0 && <p className="mt-6">{NOTHING_HERE[view]}</p>}
            <div className="mt-6 space-y-3">
              {groups.map((group, n) => (
                <details key={group.id} className="card py-0" open={n === 0 || view !== "to-do"}>
                  <summary className="flex min-h-14 flex-col py-3 sm:flex-row sm:items-center sm:gap-x-4">
                    <h3 className="min-w-0 flex-1">{group.title}</h3>
                    <span className="text-quiet text-small">
                      {group.items.length} {group.items.length === 1 ? "step" : "steps"}
                      {group.minutes > 0 && `, ${minutesInWords(group.minutes)}`}
                    </span>
                  </summary>
                  <ul className="border-line border-t">
                    {group.items.map((item) => (
                      <ActionRow key={item.action.id} item={item} planned={dates.get(item.action.id)}>
                        {view === "due-again" && item.standing === "due-again" && (
                          <StillTrue
                            action={setStatusAction}
                            actionId={item.action.id}
                            title={item.action.title}
                            op={randomUUID()}
                            version={item.state?.version ?? 0}
                          />
                        )}
                      </ActionRow>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
          </section>
          <details className="no-print mt-10 text-quiet">
            <summary className="min-h-11 py-2">How this list is ordered</summary>
            <ul className="prose mt-2 list-disc space-y-1 pl-6">
              {ORDERING_IN_WORDS.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </details>
        </div>
      </div>
    </Page>
  );
}

function Standing({ list }: { list: ChecklistView }) {
  const { counts } = list;
  const due = counts["due-again"] + counts.changed;
  const links = [
    {
      href: "/profile",
      label: list.unanswered > 0 ? `Your answers (${list.unanswered} open)` : "Your answers",
    },
    { href: "/checklist/changes", label: "Something has changed" },
    { href: "/checklist/paper", label: "On paper" },
    { href: "/election", label: "Before the election" },
  ];
  return (
    <section aria-label="Where you stand" className="lg:order-last">
      <div className="flex items-center gap-6 lg:flex-col lg:items-start">
        <Ring done={counts.done} of={counts.total} />
        <div>
          <p className="text-small">
            {due > 0
              ? `${due} to look at again.`
              : counts.done === 0
                ? "Start with the first of your next three."
                : "Nothing is due again."}
          </p>
          <p className="no-print mt-3">
            <LinkButton href="/focus?minutes=15" look="quiet">
              I have 15 minutes
            </LinkButton>
          </p>
        </div>
      </div>
      <ul className="no-print mt-4 flex flex-wrap gap-x-5 text-small lg:flex-col">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filters({ view, by, counts }: { view: View; by: Grouping; counts: ChecklistView["counts"] }) {
  const open = counts["to-do"] + counts["due-again"] + counts.changed + counts["needs-help"];
  const due = counts["due-again"] + counts.changed;
  const numbers: Record<View, number> = {
    "to-do": open,
    "due-again": due,
    "needs-help": counts["needs-help"],
    done: counts.done + due,
    "not-for-me": counts["not-for-me"],
    all: counts.total + counts["not-for-me"],
  };
  const link = (to: { view?: View; by?: Grouping }) =>
    `/checklist?view=${to.view ?? view}&by=${to.by ?? by}#rest`;
  const current = "bg-wash font-semibold text-ink no-underline border-accent";
  const other = "border-line text-ink no-underline hover:border-quiet";
  return (
    <div className="no-print mt-4 space-y-3 text-small">
      <nav aria-label="Show" className="flex flex-wrap gap-2">
        {VIEWS.map((known) => (
          <Link
            key={known}
            href={link({ view: known })}
            prefetch={false}
            aria-current={known === view ? "page" : undefined}
            className={`inline-flex min-h-11 items-center rounded-full border px-3.5 ${known === view ? current : other}`}
          >
            {VIEW_WORDS[known]}&nbsp;<span className="font-normal text-quiet">{numbers[known]}</span>
          </Link>
        ))}
      </nav>
      <nav aria-label="Group" className="flex flex-wrap items-center gap-x-4 text-quiet">
        {GROUPINGS.map((known) =>
          known === by ? (
            <span
              key={known}
              aria-current="true"
              className="inline-flex min-h-11 items-center font-semibold text-ink"
            >
              By {known}
            </span>
          ) : (
            <Link
              key={known}
              href={link({ by: known })}
              prefetch={false}
              className="inline-flex min-h-11 items-center"
            >
              By {known}
            </Link>
          ),
        )}
      </nav>
    </div>
  );
}
