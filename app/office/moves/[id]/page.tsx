import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { removeMoveAction, setMoveDayAction, setMoveItemAction } from "@/app/office/moves/actions";
import { PressForm } from "@/components/account/small-form";
import { MOVE_WORDS } from "@/components/office/action-words";
import { dayInWords } from "@/components/office/due";
import { KeptForm } from "@/components/office/kept-form";
import { MoveDayForm } from "@/components/office/move-forms";
import { MoveItems } from "@/components/office/move-items";
import { StrongFirst } from "@/components/office/strong-first";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { env } from "@/lib/env";
import { backTo } from "@/lib/return-path";
import { getMove } from "@/services/office-moves";

// The title names nobody: it stands in the tab, and in the browser's history.
export const metadata: Metadata = { title: "Joining and leaving" };

export default async function MovePage({ params, searchParams }: PageProps<"/office/moves/[id]">) {
  const { id } = await params;
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo(`/office/moves/${id}`, { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  const view = here && (await orNotFound(() => getMove(actor, here.officeId, id, new Date())));
  if (!view) redirect("/not-found");
  const { move, officeId, today, mayManage } = view;
  const back = { href: `/office/moves?office=${officeId}`, label: "Joining and leaving" };
  const page = backTo(`/office/moves/${id}`, { office: officeId });
  if (!move) {
    return (
      <Page eyebrow={view.office} title="Joining and leaving" back={back}>
        <KeptForm
          action={setMoveDayAction}
          page={page}
          typed={[{ name: "day", label: "Their first or last day", type: "date" }]}
          press="Save the day"
        >
          <StrongFirst to={page} why="To see who joins and leaves" isLocal={env().isLocal} />
        </KeptForm>
      </Page>
    );
  }
  return (
    <Page
      eyebrow={view.office}
      title={`${move.name} ${MOVE_WORDS[move.kind]} on ${dayInWords(move.day, today)}`}
      lead={loadCatalogue().officeMoves[move.kind].intro}
      back={back}
    >
      <p className="font-semibold">
        {move.finishedAt
          ? "Everything is settled. The list is kept for twelve months, then removed."
          : `${move.done} of ${move.of} settled${move.overdue > 0 ? `, ${move.overdue} overdue` : ""}.`}
      </p>
      <MoveItems action={setMoveItemAction} officeId={officeId} move={move} today={today} />
      {mayManage && (
        <div className="no-print mt-12 border-line border-t pt-6">
          <MoveDayForm
            action={setMoveDayAction}
            officeId={officeId}
            moveId={move.id}
            day={move.day}
            label={move.kind === "join" ? "Their first day" : "Their last day"}
            page={page}
          />
          <details>
            <summary className="min-h-11 py-2">Remove this list</summary>
            <div className="space-y-4 pt-2">
              <p>The name and everything recorded on it go for good.</p>
              <PressForm action={removeMoveAction} fields={{ office: officeId, move: move.id }}>
                Remove this list
              </PressForm>
            </div>
          </details>
        </div>
      )}
    </Page>
  );
}
