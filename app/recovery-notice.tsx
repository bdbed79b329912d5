import { PressForm } from "@/components/account/small-form";
import { StayCurrent } from "@/components/account/stay-current";
import { actorIfReachable } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { logFailure } from "@/lib/log";
import { getRecoveryNotice, type RecoveryNotice as Notice } from "@/services/recovery";
import { cancelRecoveryAction } from "./actions";

/**
 * On top of every page of somebody signed in: that another way into their account is open, or soon will be, and the
 * button that shuts it. A database that is away must not take public pages with it.
 */
export async function RecoveryNotice() {
  const actor = await actorIfReachable();
  if (!actor) return null;
  let notice: Notice | null = null;
  try {
    notice = await getRecoveryNotice(actor, new Date());
  } catch (error) {
    logFailure("recovery.notice", error);
  }
  return (
    <>
      <StayCurrent />
      {notice && (
        <section aria-label="About your account" className="no-print border-line border-b bg-attention-wash">
          <div className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-6">
            <p className="font-semibold text-attention">Somebody is getting back in as you</p>
            <p className="measure mt-1 mb-4">{inWords(notice)} If this was not you, cancel it.</p>
            <PressForm action={cancelRecoveryAction}>Cancel it: it was not me</PressForm>
          </div>
        </section>
      )}
    </>
  );
}

function inWords(notice: Notice): string {
  if (notice.by === "invitation") {
    return `Whoever runs Safe Seat gave a fresh invitation: until ${londonMoment(notice.until)} a link by email, together with the code they gave, is enough to sign in as you, once.`;
  }
  const { startedAt, readyAt, lapsesAt, state } = notice.recovery;
  const from = state === "ready" ? "Now and" : `From ${londonMoment(readyAt)}`;
  return `On ${londonMoment(startedAt)} somebody who can open your mailbox said that they lost what you sign in with. ${from} until ${londonMoment(lapsesAt)} a link by email is enough to sign in as you.`;
}
