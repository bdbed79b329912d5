import type { Metadata } from "next";
import Link from "next/link";
import { AddPasskey } from "@/components/account/add-passkey";
import { Organisation } from "@/components/account/organisation";
import { PressForm, RenameForm } from "@/components/account/small-form";
import { strongMeansInWords } from "@/components/account/words";
import { AS_ROLE, officePath } from "@/components/office/words";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Said } from "@/components/ui/said";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { type AccountView, getAccount } from "@/services/account";
import { getInvitations } from "@/services/joining";
import { officesOf } from "@/services/office";
import { getOwnOrganisation } from "@/services/organisation";
import { removePasskeyAction, renamePasskeyAction } from "./actions";
import { addOrganisationAction, removeOrganisationAction } from "./organisation/actions";
import { Sessions } from "./sessions";

export const metadata: Metadata = { title: "Account" };

const DONE: Record<string, string> = {
  renamed: "The name is saved.",
  removed: "The passkey is removed. Browsers that were signed in with a passkey are signed out.",
  "organisation-added":
    "Your organisation signs you in from now on. Other browsers that came in by a mail link are signed out.",
  "organisation-removed":
    "Your organisation no longer signs you in. Browsers it had signed in are signed out.",
  "signed-out": "That browser is signed out.",
  "all-signed-out": "Every other browser is signed out.",
  cancelled:
    "It is cancelled: nobody got in by it. If you did not begin it, somebody else can open your mailbox. Change its password, and look at where it is signed in.",
};
export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const actor = await requireActor("/account");
  const { done } = await searchParams;
  const now = new Date();
  const [account, organisation, offices, invitations] = await Promise.all([
    getAccount(actor, now),
    getOwnOrganisation(actor),
    officesOf(actor),
    getInvitations(actor, now),
  ]);
  return (
    <Page
      title="Your account"
      lead={
        <>
          Signed in as <strong className="break-words text-ink">{account.address}</strong>
        </>
      }
    >
      <Said words={DONE} done={done} />
      <Passkeys account={account} hasOrganisation={organisation?.account != null} />
      <Organisation
        organisation={organisation}
        mayChange={account.mayChangeSignIn}
        add={addOrganisationAction}
        remove={removeOrganisationAction}
      />
      {account.hasStrongMeans && <WaysBack />}
      <Sessions sessions={account.sessions} />
      <Offices offices={offices} waiting={invitations.length} />
      <YourMail />
      {actor.overview && <Overview />}
      <YourData />
      <form action="/api/sign-out" method="post" className="mt-12 border-line border-t pt-8">
        <Button look="quiet">Sign out</Button>
      </form>
    </Page>
  );
}

function Passkeys({
  account: { passkeys, mayChangeSignIn },
  hasOrganisation,
}: {
  account: AccountView;
  hasOrganisation: boolean;
}) {
  const other = hasOrganisation ? "with your organisation" : "by email";
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className="measure mt-3">
        {passkeys.length === 0
          ? `You have none yet, so you sign in ${hasOrganisation ? other : "with a link by email"}. A passkey is quicker, and works on this site only: a page that imitates it gets nothing.`
          : "Each of these signs you in. Have one on each device you use, or one that your devices share."}
      </p>
      {passkeys.length > 0 && (
        <ul className="mt-5 space-y-4">
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <li key={id} className="card">
              <h3 className="break-words">{name}</h3>
              <p className="text-quiet text-small">
                Added {londonMoment(createdAt)},{" "}
                {lastUsedAt ? `last used ${londonMoment(lastUsedAt)}` : "not used yet"}
              </p>
              <RenameForm action={renamePasskeyAction} passkey={id} name={name} />
              <details>
                <summary className="min-h-11 py-2">
                  Remove<span className="sr-only"> {name}</span>
                </summary>
                <div className="space-y-4 pt-2">
                  <p>
                    It will no longer sign you in, and browsers that a passkey signed in are signed out.
                    {passkeys.length === 1 && ` It is your only one: afterwards you sign in ${other}.`}
                  </p>
                  <PressForm action={removePasskeyAction} fields={{ passkey: id }}>
                    Remove this passkey
                  </PressForm>
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-6">
        {mayChangeSignIn ? (
          <AddPasskey look={passkeys.length === 0 ? "main" : "quiet"} />
        ) : (
          <>
            <p className="measure">
              To add or remove a passkey, confirm first that it is you: sign in again
              {strongMeansInWords({ hasPasskey: passkeys.length > 0, hasOrganisation })}.
            </p>
            <p className="mt-4">
              <LinkButton look="quiet" href="/sign-in?again=1&next=%2Faccount">
                Confirm that it is you
              </LinkButton>
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function Offices({ offices, waiting }: { offices: Awaited<ReturnType<typeof officesOf>>; waiting: number }) {
  return (
    <section aria-labelledby="offices" className="mt-12">
      <h2 id="offices">Offices</h2>
      {offices.length === 0 && (
        <p className="measure mt-3">You are in none. Nobody but you sees anything of your checklist.</p>
      )}
      <ul className="mt-3">
        {offices.map(({ id, name, role }) => (
          <li key={id}>
            <Link
              href={officePath("/office/sharing", id)}
              prefetch={false}
              className="inline-flex min-h-11 items-center"
            >
              {name}
            </Link>
            <span className="text-quiet text-small">, as {AS_ROLE[role]}</span>
          </li>
        ))}
        {waiting > 0 && (
          <li>
            <Link href="/office/join" prefetch={false} className="inline-flex min-h-11 items-center">
              {waiting === 1 ? "An invitation waits for you" : `${waiting} invitations wait for you`}
            </Link>
          </li>
        )}
        <li>
          <Link href="/office/new" prefetch={false} className="inline-flex min-h-11 items-center">
            Create an office
          </Link>
        </li>
      </ul>
    </section>
  );
}

function WaysBack() {
  return (
    <section aria-labelledby="ways-back" className="mt-12">
      <h2 id="ways-back">If you lose what you sign in with</h2>
      <p className="measure mt-3">
        Printed codes bring you back in at once. Without them it takes 24 hours, or somebody who runs this.
      </p>
      <p className="mt-2">
        <Link href="/account/recovery-codes" prefetch={false} className="inline-flex min-h-11 items-center">
          Recovery codes: how many are left, or make new ones
        </Link>
      </p>
    </section>
  );
}

function YourMail() {
  return (
    <section aria-labelledby="your-mail" className="mt-12">
      <h2 id="your-mail">Reminders</h2>
      <p className="measure mt-3">
        None comes unless you choose it.{" "}
        <Link href="/account/reminders" prefetch={false}>
          Choose how often you are reminded
        </Link>
        .
      </p>
    </section>
  );
}

/** Only for whom the operator let in: nobody else learns here that there is one. */
function Overview() {
  return (
    <section aria-labelledby="overview" className="mt-12">
      <h2 id="overview">Overview</h2>
      <p className="measure mt-3">
        Whoever runs Safe Seat lets you{" "}
        <Link href="/overview" prefetch={false}>
          see how everybody stands, in totals and shares
        </Link>
        .
      </p>
    </section>
  );
}

/** Where to read what is held, and what happened. */
const DATA_PAGES = [
  { href: "/account/data", words: "Everything held about you, to read or take away" },
  { href: "/account/record", words: "What happened to your account" },
  { href: "/account/record/offices", words: "Who looked at your row in an office, and what happened there" },
  { href: "/account/erase", words: "Erase everything about you" },
] as const;

function YourData() {
  return (
    <section aria-labelledby="your-data" className="mt-12">
      <h2 id="your-data">What is held about you</h2>
      <ul className="mt-3">
        {DATA_PAGES.map(({ href, words }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
