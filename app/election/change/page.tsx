import type { Metadata } from "next";
import { ElectionForm } from "@/components/election/begin-form";
import { campaignLink } from "@/components/election/link";
import { KIND_WORDS } from "@/components/election/words";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { changeAction, endAction, removeAction } from "../actions";
import { whichCampaign } from "../which";

export const metadata: Metadata = { title: "Before the election" };

export default async function ChangePage({ searchParams }: PageProps<"/election/change">) {
  const { campaign: asked } = await searchParams;
  const actor = await requireActor(backTo("/election/change", { campaign: asked }));
  const campaign = await whichCampaign(actor, asked);
  return (
    <Page
      title={campaign.isOpen ? "Change or end this election" : "Remove this election"}
      eyebrow={KIND_WORDS[campaign.kind]}
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      {campaign.isOpen && (
        <>
          <ElectionForm
            action={changeAction}
            kind={campaign.kind}
            known={{
              name: campaign.name,
              nation: campaign.nation ?? "",
              // Only what was said: a day that follows from the other one would refuse a change of it.
              pollingDay: campaign.dissolutionGiven ? "" : campaign.pollingDay,
              dissolution: campaign.dissolutionGiven && campaign.dissolution ? campaign.dissolution : "",
            }}
            fields={{ campaign: campaign.id, version: String(campaign.version) }}
            button="Save"
          />
          <section aria-labelledby="end" className="mt-14 border-line border-t pt-8">
            <h2 id="end">End it</h2>
            <p className="measure mt-3">
              When all is over, or another election comes first. Your assessments stay here to read, and go a
              year after polling day. A private calendar address stops working.
            </p>
            <PostedForm action={endAction} className="mt-5">
              <input type="hidden" name="campaign" value={campaign.id} />
              <Button look="quiet">End this election</Button>
            </PostedForm>
          </section>
        </>
      )}
      <section aria-labelledby="remove" className="mt-14 border-line border-t pt-8">
        <h2 id="remove">Remove it</h2>
        <p className="measure mt-3">
          Takes away its answers, assessments, plan and calendar address for good. What you ticked on your
          checklist stays.
        </p>
        <PostedForm action={removeAction} className="mt-5 space-y-5">
          <input type="hidden" name="campaign" value={campaign.id} />
          <Choice type="checkbox" id="sure" name="sure" value="yes" label="Yes, with its assessments" />
          <Button look="quiet">Remove this election</Button>
        </PostedForm>
      </section>
    </Page>
  );
}
