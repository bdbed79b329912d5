import type { Metadata } from "next";
import Link from "next/link";
import { ConfirmFirst } from "@/components/account/confirm-first";
import { HeldData } from "@/components/account/held";
import { fullMoment } from "@/components/account/words";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { asJson, getData, type PersonData } from "@/services/take-away";

export const metadata: Metadata = { title: "Everything held about you" };

export default async function DataPage() {
  const actor = await requireActor("/account/data");
  const now = new Date();
  const { data, ...freshness } = await getData(actor, now);
  return (
    <Page
      title="Everything held about you"
      lead="All of it on one page, to read, to print, or to take away."
      back={{ href: "/account", label: "Your account" }}
    >
      {data ? (
        <>
          <TakeAway />
          <p className="mt-8 text-quiet text-small">As it stood {fullMoment(now)}.</p>
          <HeldData data={data} />
          <AsStored data={data} />
        </>
      ) : (
        <ConfirmFirst to="/account/data" why="To see it all in one place" freshness={freshness} />
      )}
      <WhoSees />
    </Page>
  );
}

function TakeAway() {
  return (
    <div className="card no-print">
      <form action="/account/data/download" method="post">
        <Button>Download it as a file</Button>
      </form>
      <p className="mt-4">
        The file says how you protect yourself and what is still open. Keep it where only you can read it, and
        delete it once you have no use for it. The same goes for a print.
      </p>
      <p className="mt-3 text-quiet text-small">
        Up to five downloads a day. To print, use your browser’s Print.
      </p>
    </div>
  );
}

/** The page leaves out what only machines read; this does not. */
function AsStored({ data }: { data: PersonData }) {
  return (
    <details className="mt-10">
      <summary className="min-h-11 py-2">Every detail, as the file has it</summary>
      <pre className="mt-3 whitespace-pre-wrap break-all text-small">{asJson(data)}</pre>
    </details>
  );
}

function WhoSees() {
  return (
    <section aria-labelledby="who-sees" className="mt-12">
      <h2 id="who-sees">Who can see it</h2>
      <div className="prose mt-3">
        <p>
          Only you can open this page. Your office sees none of your answers, notes or reasons, and an aide
          whom you named only the steps you opened to them. In the database your address, your answers, notes
          and reasons, and the names of your devices are sealed, so that a copy of it does not show them. What
          you ticked stands there beside a number, not beside your name.
        </p>
        <p>
          A security team may see how everybody stands, in totals taken once a week. You are counted in them,
          and never as one of fewer than ten.
        </p>
        <p>
          Left out are only the marks that machines compare: of your address, and of what keeps a browser
          signed in. They cannot be read back.
        </p>
        <p className="no-print">
          You can also{" "}
          <Link href="/account/erase" prefetch={false}>
            erase all of it
          </Link>
          .
        </p>
      </div>
    </section>
  );
}
