import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { startMoveAction } from "@/app/office/moves/actions";
import { MOVE_WORDS } from "@/components/office/action-words";
import { dayInWords, dueInWords } from "@/components/office/due";
import { KeptForm } from "@/components/office/kept-form";
import { StartMoveForm } from "@/components/office/move-forms";
import { StrongFirst } from "@/components/office/strong-first";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { env } from "@/lib/env";
import { backTo } from "@/lib/return-path";
import { getMoves, type MoveSummary, type MovesView } from "@/services/office-moves";

export const metadata: Metadata = { title: "Joining and leaving" };

export default async function MovesPage({ searchParams }: PageProps<"/office/moves">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office/moves", { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  const view = here && (await orNotFound(() => getMoves(actor, here.officeId, new Date())));
  if (!view) redirect("/not-found");
  const page = backTo("/office/moves", { office: view.officeId });
  return (
    <Page
      eyebrow={view.office}
      title="Joining and leaving"
      lead="A list for each person who comes or goes, so that access begins on the first day and ends on the last."
      back={{ href: `/office/checklist?office=${view.officeId}`, label: "Office actions" }}
    >
      {view.moves ? (
        <Lists view={view} moves={view.moves} page={page} />
      ) : (
        <KeptForm
          action={startMoveAction}
          page={page}
          typed={[
            { name: "name", label: "Who", maxLength: 80 },
            { name: "day", label: "Their first or last day", type: "date" },
          ]}
          press="Start the list"
        >
          <StrongFirst to={page} why="To see who joins and leaves" isLocal={env().isLocal} />
        </KeptForm>
      )}
    </Page>
  );
}

function Lists({ view, moves, page }: { view: MovesView; moves: readonly MoveSummary[]; page: string }) {
  const [open, finished] = [
    moves.filter(({ finishedAt }) => !finishedAt),
    moves.filter(({ finishedAt }) => finishedAt),
  ];
  const start = view.mayManage && (
    <StartMoveForm action={startMoveAction} officeId={view.officeId} op={randomUUID()} page={page} />
  );
  return (
    <>
      <section aria-labelledby="open">
        <h2 id="open">Under way</h2>
        {open.length === 0 && (
          <p className="mt-3">Nobody is joining or leaving, as far as the office has said here.</p>
        )}
        <ul className="mt-5 space-y-4">
          {open.map((move) => (
            <MoveCard key={move.id} move={move} view={view} />
          ))}
        </ul>
      </section>
      {start && (
        <section aria-labelledby="start" className="no-print mt-12">
          <h2 id="start">Start a list</h2>
          <div className="mt-5">{start}</div>
        </section>
      )}
      {finished.length > 0 && (
        <section aria-labelledby="finished" className="mt-12">
          <h2 id="finished">Finished</h2>
          <p className="mt-2 text-quiet">Kept for twelve months, then removed.</p>
          <ul className="mt-5 space-y-4">
            {finished.map((move) => (
              <MoveCard key={move.id} move={move} view={view} />
            ))}
          </ul>
        </section>
      )}
      <p className="measure mt-12 text-quiet text-small">
        Managers and principals can read these lists, and nobody else: who leaves is theirs to tell.
      </p>
    </>
  );
}

function MoveCard({ move, view: { officeId, today } }: { move: MoveSummary; view: MovesView }) {
  const { id, kind, name, day, done, of, overdue, next, finishedAt } = move;
  return (
    <li className="card relative hover:border-quiet">
      <h3>
        <Link
          href={`/office/moves/${id}?office=${officeId}`}
          prefetch={false}
          className="break-words text-ink no-underline after:absolute after:inset-0 hover:underline"
        >
          {name} {MOVE_WORDS[kind]} on {dayInWords(day, today)}
        </Link>
      </h3>
      <p className="mt-1 text-quiet text-small">
        {done} of {of} settled{overdue > 0 && `, ${overdue} overdue`}
      </p>
      {next && !finishedAt && (
        <p className="mt-2">
          Next: {next.title}. <span className="text-quiet">{dueInWords(next.dueOn, today)}.</span>
        </p>
      )}
    </li>
  );
}
