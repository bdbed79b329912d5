import type { Metadata } from "next";
import Link from "next/link";
import { ConfirmFirst } from "@/components/account/confirm-first";
import { EraseForm } from "@/components/account/erase-form";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { type EraseView, getErase } from "@/services/erase";
import { eraseAction } from "./actions";

export const metadata: Metadata = { title: "Erase everything about you" };

export default async function ErasePage() {
  const actor = await requireActor("/account/erase");
  const view = await getErase(actor, new Date());
  return (
    <Page
      title="Erase everything about you"
      lead="It goes at once, and it cannot be undone."
      back={{ href: "/account", label: "Your account" }}
    >
      <div className="prose">
        <h2>What goes</h2>
        <ul>
          <li>
            your address, <strong className="break-words">{view.address}</strong>, and your passkeys
          </li>
          <li>your answers, what you ticked and when, your notes and reasons, a sitting under way</li>
          <li>the record of what happened to your account, and mails kept here for you</li>
          <li>every sign-in: all your browsers are signed out</li>
        </ul>
        <p>
          To keep any of it,{" "}
          <Link href="/account/data" prefetch={false}>
            read it or take it away first
          </Link>
          .
        </p>
        <Offices offices={view.offices} />
        <h2 className="pt-6">What stays</h2>
        <p>
          One line with a number and a date, kept apart. It does not name you. A backup from before today may
          still hold your data until it expires: if one is ever put back, that line has you erased from it
          again.
        </p>
        <p>You can begin again with the same address, if it may still come in. Nothing will be there.</p>
      </div>
      <section aria-labelledby="erase" className="mt-10">
        <h2 id="erase">Erase</h2>
        <div className="mt-4">
          {view.isFresh ? (
            <EraseForm action={eraseAction} />
          ) : (
            <ConfirmFirst to="/account/erase" why="To erase everything" freshness={view} />
          )}
        </div>
      </section>
    </Page>
  );
}

function Offices({ offices }: Pick<EraseView, "offices">) {
  if (offices.length === 0) return null;
  return (
    <>
      <h2 className="pt-6">Your offices</h2>
      <ul>
        {offices.map(({ id, name, parting, heir }) => (
          <li key={id}>
            <strong className="break-words">{name}</strong>:{" "}
            {parting === "ends-office"
              ? "you are the only one in it, so the office goes as well."
              : "your place in it ends. The others see that you are gone, and nothing of what you ticked."}
            {heir && (
              <>
                {" "}
                You are its only manager: <strong className="break-words">{heir}</strong> becomes manager. To
                choose somebody else,{" "}
                <Link href={`/office/people?office=${id}`} prefetch={false}>
                  make them manager first
                </Link>
                .
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
