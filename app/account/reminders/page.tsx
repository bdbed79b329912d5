import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { getReminder } from "@/services/reminders";
import { chooseReminderAction } from "./actions";

export const metadata: Metadata = { title: "Reminders" };

const CHOICES = [
  { value: "never", label: "Never", hint: "No mail unless somebody signs in as you, or changes how you do." },
  { value: "weekly", label: "Once a week", hint: "The same mail every week, whatever is on your list." },
  {
    value: "when-due",
    label: "When something falls due",
    hint: "Something you did asks for another look. At most once a week.",
  },
] as const;

const DONE: Record<string, string> = {
  never: "Saved. No reminders will come.",
  weekly: "Saved. The first comes in a week.",
  "when-due": "Saved. One comes when something next falls due.",
};

export default async function RemindersPage({ searchParams }: PageProps<"/account/reminders">) {
  const actor = await requireActor("/account/reminders");
  const { done } = await searchParams;
  const said = typeof done === "string" && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  const { rhythm, lastSentAt } = await getReminder(actor);
  return (
    <Page
      title="Reminders"
      lead="A mail that asks you to look at your checklist, if you want one."
      back={{ href: "/account", label: "Your account" }}
    >
      {said && (
        <p role="status" className="card mb-8">
          {said}
        </p>
      )}
      <PostedForm action={chooseReminderAction}>
        <fieldset>
          <legend className="mb-3 font-semibold">How often</legend>
          <div className="space-y-3">
            {CHOICES.map((choice) => (
              <Choice
                key={choice.value}
                type="radio"
                name="rhythm"
                {...choice}
                defaultChecked={choice.value === rhythm}
              />
            ))}
          </div>
        </fieldset>
        <Button className="mt-6">Save</Button>
      </PostedForm>
      {lastSentAt && (
        <p className="mt-4 text-quiet text-small">The last was sent {londonMoment(lastSentAt)}.</p>
      )}
      <section aria-labelledby="the-mail" className="prose mt-12">
        <h2 id="the-mail">What the mail says</h2>
        <p>
          “You asked Safe Seat to remind you of your checklist.” The words never change, and no step is named.
          It comes between eight in the morning and eight in the evening, London time, and never on a Sunday.
        </p>
        <p>
          Whoever can see your mailbox can see that it came. If you choose “When something falls due”, they
          learn from it that something did, and nothing more: what you told us in private plays no part in
          when it comes.
        </p>
        <p>Each has a link to stop them, which works without signing in.</p>
      </section>
    </Page>
  );
}
