import type { Metadata } from "next";
import { recordEventsAction } from "@/app/checklist/actions";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "What has changed" };

export default async function ChangesPage() {
  await requireActor("/checklist/changes");
  const events = [...loadCatalogue().events.values()].filter((event) => event.ask);
  return (
    <Page
      title="What has changed?"
      lead="Some steps deserve another look after a change. We mark those as due again, and nothing else."
      back={{ href: "/checklist", label: "Your checklist" }}
    >
      <PostedForm action={recordEventsAction}>
        <fieldset>
          <legend className="font-semibold">Choose all that apply</legend>
          <div id="event" tabIndex={-1} className="mt-4 space-y-3">
            {events.map((event) => (
              <Choice key={event.id} type="checkbox" name="event" value={event.id} label={event.ask} />
            ))}
          </div>
        </fieldset>
        <div className="mt-8">
          <Button>Mark what to look at again</Button>
        </div>
      </PostedForm>
      <p className="mt-8 text-quiet">
        If something has happened to an account or a device, start with <a href="/help-now">Help now</a>.
      </p>
    </Page>
  );
}
