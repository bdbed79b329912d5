import type { Metadata } from "next";
import Link from "next/link";
import { PressForm } from "@/components/account/small-form";
import { FieldsForm } from "@/components/office/fields-form";
import { StrongFirst } from "@/components/office/strong-first";
import { officePath, ROLE_MEANINGS, ROLE_WORDS } from "@/components/office/words";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { ROLES } from "@/domain/access/grants";
import { orNotFound, requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { getPerson, type PersonInOffice } from "@/services/office-people";
import { changeRoleAction, removePersonAction } from "../actions";

export const metadata: Metadata = { title: "One person in the office" };

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

export default async function PersonPage({ params, searchParams }: PageProps<"/office/people/[member]">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office/people", { office: asked }));
  const { member } = await params;
  const now = new Date();
  const view = await orNotFound(() =>
    getPerson(actor, currentOffice(actor, asked)?.officeId ?? "", member, now),
  );
  const { officeId, office, person } = view;
  const back = { href: officePath("/office/people", officeId), label: "People" };
  if (!person) {
    return (
      <Page title="One person" eyebrow={office} back={back}>
        <StrongFirst
          to={backTo("/office/people", { office: officeId })}
          why="To see who is in the office, and to change it"
          isLocal={view.isLocal}
        />
      </Page>
    );
  }
  const { name, address, role, since } = person;
  return (
    <Page title={name} eyebrow={office} lead={<span className="break-words">{address}</span>} back={back}>
      <p>
        {ROLE_WORDS[role]}, in the office since {DAY.format(since)}.
      </p>
      <section aria-labelledby="role" className="mt-10">
        <h2 id="role">Role</h2>
        <div className="mt-4">
          <ChangeRole officeId={officeId} person={person} />
        </div>
      </section>
      <section aria-labelledby="remove" className="mt-12 border-line border-t pt-8">
        <h2 id="remove">{person.isYou ? "Leave the office" : "Remove from the office"}</h2>
        <Remove officeId={officeId} person={person} />
      </section>
    </Page>
  );
}

function ChangeRole({ officeId, person }: { officeId: string; person: PersonInOffice }) {
  const { id, role, isYou, isLastManager } = person;
  if (isLastManager) {
    return (
      <p className="measure">
        {isYou ? "You are the only manager" : "They are the only manager"}, and an office is never without
        one. To hand over, open somebody else and make them manager. Then{" "}
        {isYou ? "you can step down" : "come back"}.
      </p>
    );
  }
  return (
    <>
      {isYou && (
        <p className="measure mb-5">
          If you step down, you no longer see the team or its people from that moment. Invitations that you
          sent and nobody has answered end.
        </p>
      )}
      <FieldsForm
        id="person"
        action={changeRoleAction}
        hidden={{ office: officeId, person: id }}
        choice={{
          name: "role",
          legend: isYou ? "Your role" : "Their role",
          isLegendHidden: true,
          value: role,
          options: ROLES.map((one) => ({ value: one, label: ROLE_WORDS[one], hint: ROLE_MEANINGS[one] })),
        }}
        press="Save the role"
        pressing="Saving…"
      />
    </>
  );
}

function Remove({
  officeId,
  person: { id, name, isYou, role },
}: {
  officeId: string;
  person: PersonInOffice;
}) {
  if (isYou) {
    return (
      <p className="mt-3">
        <Link
          href={officePath("/office/leave", officeId)}
          prefetch={false}
          className="inline-flex min-h-11 items-center"
        >
          Read what leaving means
        </Link>
      </p>
    );
  }
  return (
    <>
      <ul className="prose mt-3 mb-5 list-disc space-y-2 pl-5">
        <li>From that moment the office sees nothing of them, and they see nothing of the office.</li>
        <li>Their own checklist stays theirs. They are not signed out of it.</li>
        <li>What they were given to do for the office is nobody’s until you give it to somebody else.</li>
        {role === "manager" && <li>Invitations that they sent and nobody has answered end.</li>}
        <li>The office keeps only that they were in it, and until when.</li>
      </ul>
      <p className="measure mb-5">
        This closes no mailbox and no account. For that, go through{" "}
        <Link href={officePath("/office/moves", officeId)} prefetch={false}>
          the list for somebody who leaves
        </Link>
        .
      </p>
      <PressForm action={removePersonAction} fields={{ office: officeId, person: id }}>
        Remove {name}
      </PressForm>
    </>
  );
}
