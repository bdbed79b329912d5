import type { Metadata } from "next";
import Link from "next/link";
import { setLevelAction, setNameInOfficeAction } from "@/app/office/actions";
import { LevelForm } from "@/components/office/level-form";
import { Looks } from "@/components/office/looks";
import { NameForm } from "@/components/office/name-form";
import { NoOffice } from "@/components/office/no-office";
import { OfficeNav } from "@/components/office/office-nav";
import { SharedRow } from "@/components/office/shared-row";
import { NEVER_SEEN } from "@/components/office/words";
import { Page } from "@/components/ui/page";
import { Said } from "@/components/ui/said";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { getInvitations } from "@/services/joining";
import { getSharing, type SharingView } from "@/services/sharing";

export const metadata: Metadata = { title: "What the office sees" };

const RECORD = "/account/record/offices";
const DONE: Record<string, string> = {
  level: "Saved. The office sees this from now on, and no more.",
  name: "Your name is saved.",
};

export default async function SharingPage({ searchParams }: PageProps<"/office/sharing">) {
  const { office: asked, done } = await searchParams;
  const actor = await requireActor(backTo("/office/sharing", { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  if (!here) {
    const waiting = await getInvitations(actor, new Date());
    return (
      <Page title="What the office sees" lead="You are in no office on Safe Seat.">
        <NoOffice waiting={waiting.length} />
      </Page>
    );
  }
  const sharing = await getSharing(actor, here.officeId, new Date());
  const { office, name, level, rows, managers, looks, hasEarlierLooks } = sharing;
  return (
    <Page
      title="What the office sees"
      eyebrow={office.name}
      lead="This is what a manager can read about you. It is all of it."
    >
      <OfficeNav officeId={office.id} role={here.role} here="/office/sharing" />
      <Said words={DONE} done={done} />
      <section aria-labelledby="row">
        <h2 id="row">Your row today</h2>
        <div className="card mt-4 border-accent">
          <SharedRow name={name} row={rows[level]} />
        </div>
      </section>
      <section aria-labelledby="who" className="mt-12">
        <h2 id="who">Who can see it</h2>
        <Managers managers={managers} isManager={here.role === "manager"} />
      </section>
      <section aria-labelledby="election" className="mt-12">
        <h2 id="election">In an election of the office</h2>
        <p className="measure mt-3">
          When the office prepares for an election and you take part, a manager also sees whether and when you
          took the self-assessment. How ready you are stays yours, unless you choose to share that one word.
          No answer is ever shown.{" "}
          <Link href="/election" prefetch={false}>
            Look at what you share there
          </Link>
        </p>
      </section>
      <section aria-labelledby="never" className="mt-12">
        <h2 id="never">What no office ever sees</h2>
        <ul className="mt-3 list-disc space-y-1 pl-5">
          {NEVER_SEEN.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="measure mt-4 text-quiet">
          A step that only such a circumstance puts on your list is left out here, whatever you record on it.
          If you need help with one, ask your security team.
        </p>
      </section>
      <section aria-labelledby="level" className="mt-12">
        <h2 id="level">Choose what it sees</h2>
        <p className="measure mt-2 mb-5 text-quiet">
          Change it at any time. It counts from the next look on, and managers are not told that you changed
          it.
        </p>
        <LevelForm action={setLevelAction} officeId={office.id} level={level} name={name} rows={rows} />
      </section>
      <section aria-labelledby="looks" className="mt-12">
        <h2 id="looks">Who looked</h2>
        <Looks looks={looks} />
        {hasEarlierLooks && (
          <p className="mt-4">
            <Link href={RECORD} prefetch={false}>
              Earlier ones are in the record
            </Link>
          </p>
        )}
      </section>
      <section aria-label="Your name" className="mt-12">
        <NameForm action={setNameInOfficeAction} officeId={office.id} name={name} />
      </section>
      <section aria-labelledby="leave" className="mt-12 border-line border-t pt-8">
        <h2 id="leave" className="text-large">
          Leaving
        </h2>
        <p className="measure mt-2">
          You can leave at any time. Your list stays yours; the office keeps no more than that you were in it.
        </p>
        <p className="mt-2">
          <Link
            href={`/office/leave?office=${office.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center"
          >
            Leave this office
          </Link>
        </p>
      </section>
    </Page>
  );
}

function Managers({ managers, isManager }: { managers: SharingView["managers"]; isManager: boolean }) {
  return (
    <>
      {managers.length === 0 ? (
        <p className="mt-3">
          {isManager ? "Nobody but you: you are the only manager." : "Nobody at present."}
        </p>
      ) : (
        <>
          <p className="mt-3">
            {managers.length === 1 ? "Nobody but this manager" : "Nobody but these managers"}
            {isManager && ", and you"}:
          </p>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {managers.map(({ membershipId, name }) => (
              <li key={membershipId} className="break-words">
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="measure mt-3 text-quiet">
        People choose their own names. When a name changes, or somebody becomes a manager or stops being one,
        you can read it in{" "}
        <Link href={RECORD} prefetch={false}>
          the record of your offices
        </Link>
        .
      </p>
    </>
  );
}
