import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { setOfficeTopicAction } from "@/app/office/checklist/actions";
import { NoOffice } from "@/components/office/no-office";
import { OfficeActionRow } from "@/components/office/office-action-row";
import { OfficeNav } from "@/components/office/office-nav";
import { StrongFirst } from "@/components/office/strong-first";
import { ThisWeek } from "@/components/office/this-week";
import { TopicForm } from "@/components/office/topic-form";
import { Page } from "@/components/ui/page";
import { Ring } from "@/components/ui/ring";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { env } from "@/lib/env";
import { backTo } from "@/lib/return-path";
import { getInvitations } from "@/services/joining";
import {
  getOfficeChecklist,
  type OfficeChecklistView,
  type OfficeListView,
} from "@/services/office-checklist";

export const metadata: Metadata = { title: "Office actions" };

export default async function OfficeChecklistPage({ searchParams }: PageProps<"/office/checklist">) {
  const { office: asked, topic, back } = await searchParams;
  const actor = await requireActor(backTo("/office/checklist", { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  if (!here) {
    const waiting = await getInvitations(actor, new Date());
    return (
      <Page title="Office actions" lead="You are in no office on Safe Seat.">
        <NoOffice waiting={waiting.length} />
      </Page>
    );
  }
  const view = await orNotFound(() => getOfficeChecklist(actor, here.officeId, new Date()));
  return (
    <Page
      wide
      eyebrow={view.office}
      title="Office actions"
      lead="What belongs to the office and not to one person. It is done once, and everybody here sees how it stands."
    >
      <OfficeNav officeId={view.officeId} role={view.role} here="/office/checklist" />
      {view.list ? (
        <List
          view={view}
          list={view.list}
          taken={topic === undefined ? null : { topic, back: Number(back) }}
        />
      ) : (
        <StrongFirst
          to={backTo("/office/checklist", { office: view.officeId })}
          why="To see the office’s actions"
          isLocal={env().isLocal}
        />
      )}
    </Page>
  );
}

/** A topic that has just been taken back, and how many of its actions came back with it. */
type TakenBack = { topic: unknown; back: number };

function List({
  view,
  list,
  taken,
}: {
  view: OfficeChecklistView;
  list: OfficeListView;
  taken: TakenBack | null;
}) {
  const { officeId, mayAssign, mayReadMoves } = view;
  const { counts, today } = list;
  return (
    <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-14">
      <section aria-label="Where the office stands" className="lg:order-last print:hidden">
        <div className="flex items-center gap-6 lg:flex-col lg:items-start">
          <Ring done={counts.done} of={counts.total} />
          <p className="text-small">
            {counts["not-for-me"] > 0 && `${counts["not-for-me"]} set aside. `}
            {counts["due-again"] + counts.changed > 0
              ? `${counts["due-again"] + counts.changed} to look at again.`
              : "Nothing is due again."}
          </p>
        </div>
        {mayReadMoves && (
          <p className="no-print mt-4 text-small">
            <Link
              href={`/office/moves?office=${officeId}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center"
            >
              Joining and leaving{list.openMoves > 0 && ` (${list.openMoves} under way)`}
            </Link>
          </p>
        )}
      </section>
      <div className="min-w-0">
        <ThisWeek rows={list.thisWeek} officeId={officeId} today={today} />
        <section aria-labelledby="all" className="mt-12 print:mt-6">
          <h2 id="all">All actions</h2>
          <div className="mt-5 space-y-3">
            {groupsOf(list).map(({ id, title, items, open, mayBeSetAside, isSetAside, returning }) => (
              <details
                key={id}
                id={`topic-${id}`}
                className={`card py-0 print:break-inside-auto ${isSetAside ? "no-print" : ""}`}
                open={open || taken?.topic === id}
              >
                <summary className="flex min-h-14 flex-col py-3 sm:flex-row sm:items-center sm:gap-x-4 print:min-h-0 print:py-1">
                  <h3 className="min-w-0 flex-1">{title}</h3>
                  <span className="text-quiet text-small">
                    {isSetAside
                      ? "Not for us"
                      : `${items.filter(({ item }) => item.standing === "done").length} of ${items.length} done`}
                  </span>
                </summary>
                {taken?.topic === id && (
                  <p role="status" className="border-line border-t py-3">
                    {backInWords(taken.back, items.length)}
                  </p>
                )}
                <ul className="border-line border-t">
                  {items.map((row) => (
                    <OfficeActionRow key={row.item.action.id} row={row} officeId={officeId} today={today} />
                  ))}
                </ul>
                {mayAssign && (mayBeSetAside || returning > 0) && (
                  <TopicForm
                    action={setOfficeTopicAction}
                    officeId={officeId}
                    topic={id}
                    title={title}
                    op={randomUUID()}
                    returning={returning}
                    of={items.length}
                  />
                )}
              </details>
            ))}
          </div>
        </section>
        <details className="no-print mt-10 text-quiet">
          <summary className="min-h-11 py-2">How this list is made</summary>
          <div className="prose mt-2">
            <p>
              Every office has the same list. It follows from nobody’s answers, so that it tells nothing about
              the people in the office. Set aside what you do not need, with a reason.
            </p>
            <p>
              What somebody recorded on one of these before they came here moved over, if the office had
              nothing recorded yet. Their notes and reasons did not.
            </p>
          </div>
        </details>
      </div>
    </div>
  );
}

/** The count is anybody's, since it stands in the address: it is said only where it can be one. */
function backInWords(count: number, of: number): string {
  if (!Number.isInteger(count) || count < 1 || count > of) {
    return "Nothing was brought back: it has changed meanwhile.";
  }
  const words = count === 1 ? "One action is" : `${count} actions are`;
  return `${words} on the list again.${count < of ? " What was set aside by itself stays so." : ""}`;
}

/** The office's own topic first, the rest as in the catalogue. */
function groupsOf({ items, setAsideTogether }: OfficeListView) {
  const { topics } = loadCatalogue();
  const groups = topics.flatMap(({ id, title }) => {
    const inside = items.filter(({ item }) => item.action.topic === id);
    if (inside.length === 0) return [];
    const isSetAside = inside.every(({ item }) => item.standing === "not-for-me");
    const together = inside.filter(({ item }) => setAsideTogether.includes(item.action.id)).length;
    const isUntouched = inside.every(({ version }) => version === 0);
    return [
      {
        ...{ id, title, items: inside, isSetAside, open: id === "office" },
        returning: isSetAside ? together : 0,
        mayBeSetAside: isUntouched && inside.length > 2 && id !== "office",
      },
    ];
  });
  return groups.toSorted((a, b) => Number(b.open) - Number(a.open));
}
