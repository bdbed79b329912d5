import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PressForm } from "@/components/account/small-form";
import { officePath } from "@/components/office/words";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { getLeave, type LeaveView } from "@/services/leaving";
import { leaveOfficeAction } from "./actions";

export const metadata: Metadata = { title: "Leave the office" };

export default async function LeavePage({ searchParams }: PageProps<"/office/leave">) {
  const { office: asked, done } = await searchParams;
  const actor = await requireActor(backTo("/office/leave", { office: asked }));
  if (done === "left" || done === "ended") return <Left hasEnded={done === "ended"} />;
  const view = await orNotFound(() => {
    const here = currentOffice(actor, asked);
    return here ? getLeave(actor, here.officeId) : redirect("/office");
  });
  const { officeId, office, parting } = view;
  return (
    <Page
      title="Leave the office"
      eyebrow={office}
      back={{ href: officePath("/office/sharing", officeId), label: "What the office sees" }}
    >
      {parting === "hands-over-first" ? (
        <HandOverFirst officeId={officeId} />
      ) : (
        <>
          <What view={view} />
          <div className="mt-8">
            <PressForm action={leaveOfficeAction} fields={{ office: officeId }}>
              {parting === "ends-office" ? "Leave and end the office" : "Leave the office"}
            </PressForm>
          </div>
        </>
      )}
    </Page>
  );
}

function Left({ hasEnded }: { hasEnded: boolean }) {
  return (
    <Page title="You have left the office">
      <div className="prose">
        <p role="status">
          {hasEnded
            ? "Nobody was in it any more, so the office has ended."
            : "It sees nothing of you any more, and keeps only that you were in it."}
        </p>
        <p>
          <LinkButton look="quiet" href="/checklist">
            Your checklist
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

function What({ view: { role, parting } }: { view: LeaveView }) {
  return (
    <div className="prose">
      {parting === "ends-office" && (
        <p>
          You are the only one in it, so <strong>the office ends as well</strong>: its name, its invitations
          and its own checklist go.
        </p>
      )}
      <ul>
        {parting === "leaves" && (
          <>
            <li>From that moment the office sees nothing of you.</li>
            <li>It keeps only that you were in it, and until when. Your name and what you shared go.</li>
            <li>
              Of weeks in which five people or more were counted, it keeps how many stood where. Weeks with
              fewer go.
            </li>
            <li>What you were given to do for it is nobody’s until somebody else gets it.</li>
            {role === "manager" && <li>Invitations that you sent and nobody has answered end.</li>}
            <li>To come back, you need a new invitation.</li>
          </>
        )}
        <li>Your own checklist, your answers and your notes stay as they are.</li>
      </ul>
    </div>
  );
}

function HandOverFirst({ officeId }: { officeId: string }) {
  return (
    <div className="prose">
      <p>
        You are the only manager, and there are others in the office. It is never without a manager, so hand
        over first: open somebody on the people page and make them manager. Then come back here.
      </p>
      <p>
        <LinkButton href={officePath("/office/people", officeId)}>Hand over</LinkButton>
      </p>
      <p>
        If nobody is to use it any more, you can{" "}
        <Link href={`${officePath("/office/people", officeId)}#office`} prefetch={false}>
          delete the office
        </Link>{" "}
        instead.
      </p>
    </div>
  );
}
