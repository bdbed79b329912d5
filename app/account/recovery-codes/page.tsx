import type { Metadata } from "next";
import { ConfirmFirst } from "@/components/account/confirm-first";
import { MakeCodesForm } from "@/components/account/make-codes-form";
import { Page } from "@/components/ui/page";
import { CODES } from "@/domain/recovery-code";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { env } from "@/lib/env";
import { getRecoveryCodes, type RecoveryCodesView } from "@/services/recovery-codes";
import { makeCodesAction } from "./actions";

export const metadata: Metadata = { title: "Recovery codes" };

export default async function RecoveryCodesPage() {
  const actor = await requireActor("/account/recovery-codes");
  const now = new Date();
  const view = await getRecoveryCodes(actor, now);
  return (
    <Page
      title="Recovery codes"
      lead="Eight codes on paper, for the day you lose what you sign in with."
      back={{ href: "/account", label: "Your account" }}
    >
      <div className="no-print prose">
        <p>
          Each works once, together with a link by email. Keep the sheet where you keep your passport, and not
          beside the device. Do not photograph it.
        </p>
      </div>
      <div className="mt-5">
        <Make view={view} madeOn={londonMoment(now)} />
      </div>
    </Page>
  );
}

function Make({ view, madeOn }: { view: RecoveryCodesView; madeOn: string }) {
  if (!view.isNeeded) return <p className="measure">{standing(view)}</p>;
  if (!view.isFresh) {
    return (
      <>
        <p className="measure mb-8">{standing(view)}</p>
        <ConfirmFirst to="/account/recovery-codes" why="To make recovery codes" freshness={view} />
      </>
    );
  }
  return (
    <MakeCodesForm
      action={makeCodesAction}
      set={view.set}
      standing={standing(view)}
      isFirst={view.left === 0}
      madeOn={madeOn}
      site={env().origin.replace(/^https?:\/\//, "")}
    />
  );
}

function standing({ isNeeded, left, madeAt }: RecoveryCodesView): string {
  if (!isNeeded) {
    return "A link by email signs you in, so there is nothing to recover yet. Once you have a passkey, come back here.";
  }
  if (!madeAt) return "You have none now.";
  return `You have ${left} of ${CODES} left, made on ${londonMoment(madeAt)}. They are not shown again. Making new ones voids them.`;
}
