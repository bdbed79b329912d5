import type { Metadata } from "next";
import { PressForm } from "@/components/account/small-form";
import { FieldsForm } from "@/components/office/fields-form";
import { SharedRow } from "@/components/office/shared-row";
import { AS_ROLE, LEVEL_WORDS, managersInWords, NEVER_SEEN, officePath } from "@/components/office/words";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { LEVELS, type Level, type OfficeRow } from "@/domain/access/office-view";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { addressOf } from "@/services/account";
import { getInvitations, type InvitationView } from "@/services/joining";
import { previewFor } from "@/services/sharing";
import { declineInvitationAction, joinOfficeAction } from "./actions";

export const metadata: Metadata = { title: "Join an office" };

export default async function JoinPage({ searchParams }: PageProps<"/office/join">) {
  const actor = await requireActor("/office/join");
  const { done, office } = await searchParams;
  const now = new Date();
  const [invitations, rows] = [await getInvitations(actor, now), await previewFor(actor, now)];
  const joined = actor.memberships.find(({ officeId }) => done === "joined" && officeId === office);
  return (
    <Page
      back={{ href: "/office", label: "Your office" }}
      title={invitations.length > 1 ? "Offices that invite you" : "Join an office"}
      lead={
        invitations.length > 0 ? "Read who invites you, and what they would see. Then decide." : undefined
      }
    >
      {joined && (
        <div role="status" className="card mb-10">
          <p>You have joined the office.</p>
          <p className="mt-4">
            <LinkButton look="quiet" href={officePath("/office/sharing", joined.officeId)}>
              See what it sees of you
            </LinkButton>
          </p>
        </div>
      )}
      {done === "declined" && (
        <p role="status" className="card mb-10">
          You have declined. The office learns that, and nothing else about you.
        </p>
      )}
      {invitations.length === 0 ? (
        !joined && <Nothing address={await addressOf(actor.personId)} />
      ) : (
        <div className="space-y-14">
          {invitations.map((invitation) => (
            <Invitation key={invitation.id} invitation={invitation} rows={rows} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Nothing({ address }: { address: string }) {
  return (
    <div className="prose">
      <p>
        No invitation waits for <strong className="break-words">{address}</strong>, the address you signed in
        with.
      </p>
      <p>
        An invitation ends after seven days, or when whoever sent it takes it back. If you expect one, ask the
        office’s manager to send it again, to this address.
      </p>
    </div>
  );
}

function Invitation({ invitation, rows }: { invitation: InvitationView; rows: Record<Level, OfficeRow> }) {
  const { id, officeId, office, role, by, managers, expiresAt } = invitation;
  const answered = { invitation: id, office: officeId };
  return (
    <section aria-labelledby={`office-${id}`}>
      <h2 id={`office-${id}`} className="break-words">
        {office}
      </h2>
      <div className="prose mt-3">
        <p className="break-words">
          <strong>{by.name}</strong> invites you to join as {AS_ROLE[role]}. Their address is{" "}
          <strong>{by.address}</strong>: they read mail there, and that is all we know of them.
        </p>
        <p className="card">
          Anybody can call an office anything. If you do not know this person, ask them before you join, in a
          way you already use.
        </p>
        <p className="text-quiet text-small">The invitation waits until {londonMoment(expiresAt)}.</p>
      </div>
      <h3 className="mt-8">What it would see of you</h3>
      <p className="measure mt-3 mb-4">
        {managersInWords(managers)} Managers see your name, your address and your role. Of your checklist they
        see this row, with your own figures, and not more unless you choose so. Once you are in, you can read
        who they are and who becomes one:
      </p>
      <div className="card border-accent">
        <SharedRow name="Your name" row={rows.standing} />
      </div>
      {LEVELS.filter((level) => level !== "standing").map((level) => (
        <details key={level} className="mt-2">
          <summary className="min-h-11 py-2">
            The same row, if you choose “{LEVEL_WORDS[level].title}”
          </summary>
          <div className="mt-1 border-line border-l-2 pl-4">
            <SharedRow name="Your name" row={rows[level]} />
          </div>
        </details>
      ))}
      <p className="mt-6">It never sees, whatever you choose:</p>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {NEVER_SEEN.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="measure mt-6">
        Some steps belong to the whole office, such as a register of who has access to what. Where it has
        recorded nothing on one of these, what you have done or need help with moves over, and everybody in
        the office reads that it came from you. Your notes and reasons stay with you.
      </p>
      <div className="mt-10">
        <FieldsForm
          id={`join-${id}`}
          action={joinOfficeAction}
          hidden={answered}
          texts={[
            {
              name: "name",
              label: "Your name in this office",
              hint: "As the others call you. It is kept for this office only.",
              maxLength: 80,
              autoComplete: "name",
            },
          ]}
          choice={{
            name: "level",
            legend: "What of your checklist it sees",
            value: "standing",
            options: LEVELS.map((level) => ({
              value: level,
              label: LEVEL_WORDS[level].title,
              hint: LEVEL_WORDS[level].means,
            })),
          }}
          press="Join this office"
          pressing="Joining…"
        />
        <div className="mt-4">
          <PressForm action={declineInvitationAction} fields={answered} label={`Decline to join ${office}`}>
            Decline
          </PressForm>
        </div>
      </div>
    </section>
  );
}
