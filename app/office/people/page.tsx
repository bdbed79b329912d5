import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PressForm } from "@/components/account/small-form";
import { FieldsForm } from "@/components/office/fields-form";
import { KeptForm } from "@/components/office/kept-form";
import { OfficeNav } from "@/components/office/office-nav";
import { StrongFirst } from "@/components/office/strong-first";
import { AS_ROLE, officePath, ROLE_MEANINGS, ROLE_WORDS } from "@/components/office/words";
import { Page } from "@/components/ui/page";
import { Said } from "@/components/ui/said";
import { currentOffice } from "@/domain/access/current-office";
import { ROLES } from "@/domain/access/grants";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getPeople, type PersonInOffice, type SentInvitation } from "@/services/office-people";
import { endOfficeAction, inviteAction, renameOfficeAction, resendAction, revokeAction } from "./actions";

export const metadata: Metadata = { title: "People in the office" };

const DONE: Record<string, string> = {
  created: "The office is created, and you are its manager. Now invite the others.",
  invited: "The invitation is on its way. It waits for seven days.",
  resent: "The invitation is on its way again, and waits for seven more days.",
  revoked: "The invitation is taken back. Nobody can answer it any more.",
  role: "The new role is saved, and counts from now on.",
  removed: "They are out of the office, which sees nothing of them any more.",
  renamed: "The office’s new name is saved.",
};

const ADDRESS = { name: "address", type: "email", label: "Their email address", maxLength: 254 } as const;
const NAME = { name: "name", label: "The office’s name", maxLength: 80 };

export default async function PeoplePage({ searchParams }: PageProps<"/office/people">) {
  const { office: asked, done } = await searchParams;
  const actor = await requireActor(backTo("/office/people", { office: asked }));
  const now = new Date();
  const view = await orNotFound(() => {
    const here = currentOffice(actor, asked);
    return here ? getPeople(actor, here.officeId, now) : redirect("/office");
  });
  const { officeId, office, team } = view;
  const page = backTo("/office/people", { office: officeId });
  return (
    <Page title="People" eyebrow={office}>
      <OfficeNav officeId={officeId} role={view.role} here="/office/people" />
      <Said words={DONE} done={done} />
      {team ? (
        <>
          <InOffice officeId={officeId} people={team.people} />
          <Invited officeId={officeId} invitations={team.invitations} />
          <Invite officeId={officeId} page={page} />
          <OfficeItself officeId={officeId} office={office} page={page} />
        </>
      ) : (
        <KeptForm action={inviteAction} page={page} typed={[ADDRESS]} press="Send the invitation">
          <KeptForm action={renameOfficeAction} page={page} typed={[NAME]} press="Save the name">
            <StrongFirst
              to={page}
              why="To see who is in the office, and to change it"
              isLocal={view.isLocal}
            />
          </KeptForm>
        </KeptForm>
      )}
    </Page>
  );
}

function InOffice({ officeId, people }: { officeId: string; people: readonly PersonInOffice[] }) {
  return (
    <section aria-labelledby="people">
      <h2 id="people">In the office</h2>
      <p className="mt-3 text-quiet">
        {people.length === 1 ? "Only you so far." : `${people.length} people. Open one to change a role.`}
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {people.map(({ id, name, address, role, isYou }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
            <div className="min-w-0">
              <p>
                <Link
                  href={officePath(`/office/people/${id}`, officeId)}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center font-semibold"
                >
                  {name}
                </Link>
                {isYou && <span className="text-quiet"> (you)</span>}
              </p>
              <p className="break-words text-quiet text-small">{address}</p>
            </div>
            <p className="text-small">{ROLE_WORDS[role]}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invited({ officeId, invitations }: { officeId: string; invitations: readonly SentInvitation[] }) {
  return (
    <section aria-labelledby="invited" className="mt-12">
      <h2 id="invited">Invited</h2>
      {invitations.length === 0 ? (
        <p className="mt-3 text-quiet">No invitation waits for an answer.</p>
      ) : (
        <ul className="mt-4 divide-y divide-line border-line border-y">
          {invitations.map(({ id, address, role, expiresAt, hasEnded }) => {
            const fields = { office: officeId, invitation: id };
            return (
              <li key={id} className="py-4">
                <p className="break-words font-semibold">{address}</p>
                <p className="text-quiet text-small">
                  As {AS_ROLE[role]}.{" "}
                  {hasEnded ? "Ended without an answer" : `Waits until ${londonMoment(expiresAt)}`}.
                </p>
                <div className="mt-3 flex flex-wrap gap-3">
                  <PressForm action={resendAction} fields={fields} label={`Send again to ${address}`}>
                    Send again
                  </PressForm>
                  <PressForm
                    action={revokeAction}
                    fields={fields}
                    label={`${hasEnded ? "Remove the one to" : "Take back from"} ${address}`}
                  >
                    {hasEnded ? "Remove" : "Take back"}
                  </PressForm>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

function Invite({ officeId, page }: { officeId: string; page: string }) {
  return (
    <section aria-labelledby="invite" className="mt-12">
      <h2 id="invite">Invite somebody</h2>
      <p className="measure mt-3 mb-5">
        They get a mail with your name, your address and the office’s name. They read what the office would
        see of them, and then join or decline. Only whoever signs in with this address can answer.
      </p>
      <FieldsForm
        id="invite"
        action={inviteAction}
        page={page}
        hidden={{ office: officeId }}
        texts={[{ ...ADDRESS, hint: "The one they will sign in with.", autoComplete: "off" }]}
        choice={{
          name: "role",
          legend: "Their role",
          value: "staff",
          options: ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role], hint: ROLE_MEANINGS[role] })),
        }}
        press="Send the invitation"
        pressing="Sending…"
      />
    </section>
  );
}

function OfficeItself({ officeId, office, page }: { officeId: string; office: string; page: string }) {
  return (
    <section aria-labelledby="office" className="mt-12 border-line border-t pt-8">
      <h2 id="office">The office itself</h2>
      <div className="mt-3">
        <FieldsForm
          id="rename"
          fold="Give it another name"
          action={renameOfficeAction}
          page={page}
          hidden={{ office: officeId }}
          texts={[{ ...NAME, value: office, autoComplete: "off" }]}
          press="Save the name"
          pressing="Saving…"
          look="quiet"
        />
      </div>
      <FieldsForm
        id="end"
        fold="Delete the office"
        action={endOfficeAction}
        hidden={{ office: officeId }}
        texts={[
          {
            name: "confirm",
            label: "Type the office’s name, to confirm",
            maxLength: 200,
            autoComplete: "off",
          },
        ]}
        press="Delete the office"
        pressing="Deleting…"
        look="quiet"
      >
        <p className="measure mb-5">
          Everybody’s place in <strong className="break-words">{office}</strong> ends, and with it go its
          invitations, its own checklist and its figures. Each person keeps their own checklist. It cannot be
          undone.
        </p>
      </FieldsForm>
      <p>
        <Link
          href={officePath("/office/leave", officeId)}
          prefetch={false}
          className="inline-flex min-h-11 items-center"
        >
          Leave the office
        </Link>
      </p>
    </section>
  );
}
