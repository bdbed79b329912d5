import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChooseForm } from "@/components/help/choose-form";
import { KeptForm } from "@/components/office/kept-form";
import { StrongFirst } from "@/components/office/strong-first";
import { ROLE_WORDS } from "@/components/office/words";
import { Page } from "@/components/ui/page";
import type { Action } from "@/domain/content-schema";
import { orNotFound, requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { env } from "@/lib/env";
import { backTo } from "@/lib/return-path";
import { type ChoiceView, getHelpChoice } from "@/services/help";
import { chooseHelpAction } from "../actions";
import { whichOffice } from "../which-office";

export const metadata: Metadata = { title: "Who helps you" };

/** A month of weekly sittings. */
const USUAL_DAYS = 30;

export default async function NameHelpPage({ searchParams }: PageProps<"/office/help/name">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office/help/name", { office: asked }));
  const here = await orNotFound(() => whichOffice(actor, asked));
  if (!here) redirect("/office/help");
  const { officeId } = here;
  const page = backTo("/office/help/name", { office: officeId });
  const choice = await orNotFound(() => getHelpChoice(actor, officeId, new Date()));
  return (
    <Page
      title="Choose who helps you"
      lead="You see exactly what they will see before it counts."
      back={{ href: `/office/help?office=${officeId}`, label: "Somebody helps me" }}
    >
      {choice ? (
        <Choose officeId={officeId} choice={choice} page={page} />
      ) : (
        <KeptForm action={chooseHelpAction} page={page} typed={[]} press="See what they will see">
          <StrongFirst
            to={page}
            why="To let somebody help you"
            risk="could name an aide of their own"
            isLocal={env().isLocal}
          />
        </KeptForm>
      )}
    </Page>
  );
}

function Choose({ officeId, choice, page }: { officeId: string; choice: ChoiceView; page: string }) {
  const { people, actions, suggested, chosen } = choice;
  if (people.length === 0) return <p>Nobody else is in this office yet. Its manager can invite them.</p>;
  if (actions.length === 0) return <p>Nothing on your list is open, so there is nothing to help with.</p>;
  const rest = actions.filter(({ id }) => !suggested.includes(id));
  return (
    <ChooseForm
      action={chooseHelpAction}
      officeId={officeId}
      page={page}
      people={people.map(({ membershipId, name, role }) => ({
        id: membershipId,
        name,
        role: ROLE_WORDS[role],
      }))}
      next={actions.filter(({ id }) => suggested.includes(id)).map(asStep)}
      topics={loadCatalogue().topics.flatMap(({ id, title }) => {
        const steps = rest.filter(({ topic }) => topic === id).map(asStep);
        return steps.length > 0 ? [{ id, title, steps }] : [];
      })}
      chosen={chosen ?? { aide: "", days: USUAL_DAYS, actions: suggested }}
    />
  );
}

/** No more than the row needs is sent to the browser. */
function asStep({ id, title, minutes }: Action) {
  return { id, title, minutes };
}
