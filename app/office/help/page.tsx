import type { Metadata } from "next";
import Link from "next/link";
import { PressForm } from "@/components/account/small-form";
import { inWords } from "@/components/checklist/words";
import { FirstStep } from "@/components/help/first-step";
import { OpenedSteps } from "@/components/help/opened-steps";
import { AideLooks, Records } from "@/components/help/records";
import { NoOffice } from "@/components/office/no-office";
import { OfficeNav } from "@/components/office/office-nav";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Said } from "@/components/ui/said";
import { type Actor, roleMay } from "@/domain/access/grants";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getHelp, type NamedHelp } from "@/services/help";
import { getHelpLooks, getRecords, type RecordLine } from "@/services/help-record";
import { getHelped, type Helped } from "@/services/helping";
import { getInvitations } from "@/services/joining";
import { officesOf } from "@/services/office";
import { endHelpAction, takeBackAction } from "./actions";
import { whichOffice } from "./which-office";

export const metadata: Metadata = { title: "Helping" };

const DONE: Record<string, string> = {
  named: "Saved. They can begin now. We have sent you both a mail that says so, and no more.",
  ended: "Ended. They see nothing of yours any more. What was recorded stays, until you take it back.",
  "taken-back": "Taken back. The step stands as it did before.",
};

export default async function HelpPage({ searchParams }: PageProps<"/office/help">) {
  const { office: asked, done } = await searchParams;
  const actor = await requireActor(backTo("/office/help", { office: asked }));
  const now = new Date();
  const here = await orNotFound(() => whichOffice(actor, asked));
  // What was recorded stays theirs to read and to take back, in whatever office or role they are since.
  const records = await getRecords(actor);
  if (!here) {
    const waiting = await getInvitations(actor, now);
    return (
      <Page title="Helping" lead="You are in no office on Safe Seat.">
        <Said words={DONE} done={done} />
        <NoOffice waiting={waiting.length} />
        {records.length > 0 && <Records records={records} takeBack={takeBackAction} />}
      </Page>
    );
  }
  const { officeId, role } = here;
  const office = (await officesOf(actor)).find(({ id }) => id === officeId)?.name;
  const helped = await getHelped(actor, now);
  const mayName = roleMay(role, "help:name");
  return (
    <Page
      eyebrow={office}
      title={mayName ? "Somebody helps me" : "Helping"}
      lead={
        mayName
          ? "Name one person to sit down with you, and to record what you did. They never sign in as you."
          : "A Member or candidate can name one person of their office to sit down with them, and to record what they did."
      }
    >
      <OfficeNav officeId={officeId} role={role} here="/office/help" />
      <Said words={DONE} done={done} />
      {mayName && <Own actor={actor} officeId={officeId} records={records} now={now} />}
      <YouHelp helped={helped} isAlone={!mayName} />
      {!mayName && records.length > 0 && <Records records={records} takeBack={takeBackAction} />}
    </Page>
  );
}

async function Own({
  actor,
  officeId,
  records,
  now,
}: {
  actor: Actor;
  officeId: string;
  records: readonly RecordLine[];
  now: Date;
}) {
  const help = await getHelp(actor, officeId, now);
  const looks = await getHelpLooks(actor, officeId);
  const name = `/office/help/name?office=${officeId}`;
  return (
    <>
      {help ? <Standing help={help} officeId={officeId} name={name} /> : <FirstStep next={name} />}
      {(help || records.length > 0) && <Records records={records} takeBack={takeBackAction} />}
      <AideLooks looks={looks} />
    </>
  );
}

function Standing({ help, officeId, name }: { help: NamedHelp; officeId: string; name: string }) {
  const { aide, until, steps } = help;
  return (
    <section aria-labelledby="standing" className="card">
      <h2 id="standing" className="break-words text-large">
        {aide} helps you
      </h2>
      <p className="mt-2">
        Until {inWords(londonDate(until))}, with {steps.length === 1 ? "one step" : `${steps.length} steps`}.
        It also ends if either of you leaves the office.
      </p>
      <details className="mt-3">
        <summary className="min-h-11 py-2">What {aide} sees</summary>
        <div className="mt-3 border-line border-l-2 pl-4">
          <OpenedSteps steps={steps} />
        </div>
      </details>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <PressForm action={endHelpAction} fields={{ office: officeId }}>
          End it now
        </PressForm>
        <LinkButton href={name} look="plain">
          Change who, how long or what
        </LinkButton>
      </div>
    </section>
  );
}

function YouHelp({ helped, isAlone }: { helped: readonly Helped[]; isAlone: boolean }) {
  if (helped.length === 0) {
    return isAlone ? <p>Nobody has named you. If they do, it stands here, and we send you a mail.</p> : null;
  }
  return (
    <section aria-labelledby="you-help" className={isAlone ? undefined : "mt-12"}>
      <h2 id="you-help">You help</h2>
      <ul className="mt-4 space-y-4">
        {helped.map(({ helpId, principal, until }) => (
          <li key={helpId} className="card">
            <h3 className="break-words">
              <Link href={`/office/help/${helpId}`} prefetch={false}>
                {principal}
              </Link>
            </h3>
            <p className="mt-1 text-quiet text-small">Until {inWords(londonDate(until))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
