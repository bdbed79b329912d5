import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ElectionForm } from "@/components/election/begin-form";
import { KIND_WORDS } from "@/components/election/words";
import { Page } from "@/components/ui/page";
import { grantInOffice } from "@/domain/access/grants";
import { dayInWords, inWords, isRealDate } from "@/domain/election/calendar";
import { ELECTION_KINDS } from "@/domain/election/kinds";
import { ordinaryLocalDays } from "@/domain/election/polling-day";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { beginAction } from "../actions";

export const metadata: Metadata = { title: "Before the election" };

export default async function BeginPage({ searchParams }: PageProps<"/election/begin">) {
  const { kind: wanted, day, office } = await searchParams;
  const kind = ELECTION_KINDS.find((known) => known === wanted);
  if (!kind) redirect("/election");
  const actor = await requireActor(`/election/begin?kind=${kind}`);
  if (typeof office === "string") await orNotFound(() => grantInOffice(actor, "campaign:manage", office));
  const today = londonDate(new Date());
  const [local] = ordinaryLocalDays(today, 1);
  const { dissolves_by } = loadCatalogue().election.parliament;
  const hints = {
    general: `This Parliament dissolves by itself on ${inWords(dissolves_by)} at the latest.`,
    local:
      local && `Ordinary local elections are on the first Thursday in May: next on ${dayInWords(local)}.`,
    "by-election": undefined,
    devolved: undefined,
    other: undefined,
  };
  return (
    <Page
      title="When is polling day?"
      eyebrow={KIND_WORDS[kind]}
      back={{ href: "/election", label: "Before the election" }}
    >
      <ElectionForm
        action={beginAction}
        kind={kind}
        known={{
          name: "",
          nation: "",
          pollingDay: typeof day === "string" && isRealDate(day) ? day : "",
          dissolution: "",
        }}
        fields={typeof office === "string" ? { office } : {}}
        hint={hints[kind]}
        button="Make the plan"
      />
      <p className="measure mt-8 text-quiet text-small">
        Snap elections happen. If you only expect one, enter the day you expect: you can change it when the
        real one is known.
      </p>
    </Page>
  );
}
