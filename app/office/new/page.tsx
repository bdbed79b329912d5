import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { FieldsForm } from "@/components/office/fields-form";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { isStrong } from "@/services/strong-session";
import { createOfficeAction } from "./actions";

export const metadata: Metadata = { title: "Create an office" };

export default async function NewOfficePage() {
  const actor = await requireActor("/office/new");
  const isStrongNow = isStrong(actor, new Date());
  return (
    <Page
      title="Create an office"
      lead="You become its manager. Then you invite the others, one address at a time."
      back={{ href: "/office", label: "Your office" }}
    >
      <FieldsForm
        id="office"
        action={createOfficeAction}
        hidden={{ op: randomUUID() }}
        texts={[
          {
            name: "name",
            label: "The office’s name",
            hint: "Such as “Office of the Member for Westbridge”. Whoever you invite reads it.",
            maxLength: 80,
            autoComplete: "off",
          },
          {
            name: "ownName",
            label: "Your name in this office",
            hint: "As the others call you. It is kept for this office only.",
            maxLength: 80,
            autoComplete: "name",
          },
        ]}
        press="Create the office"
        pressing="Creating…"
      />
      <div className="prose mt-10 border-line border-t pt-8">
        <h2 className="text-large">What a manager can see</h2>
        <p>
          For each person one row: not started, under way, up to date or needs a look, the week of their last
          change, and whether they asked the office for help. More only where they choose to share it. Never
          answers, notes or reasons. Each look is recorded, and the people you look at can read the record.
        </p>
        {!isStrongNow && (
          <p>
            To see the others and to invite them you sign in with a passkey. You can create the office first
            and add the passkey afterwards.
          </p>
        )}
      </div>
    </Page>
  );
}
