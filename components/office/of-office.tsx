import { LinkButton } from "@/components/ui/button";

/** On somebody's own page of an action that belongs to their office: where its status stands. */
export function OfOffice({ actionId }: { actionId: string }) {
  return (
    <section aria-labelledby="of-office" className="card no-print mt-8">
      <h2 id="of-office" className="text-large">
        This belongs to your office
      </h2>
      <p className="mt-2">
        It is done once for everybody, and how it stands is kept on the office’s list. What you recorded here
        before, and your private note, stay yours.
      </p>
      <p className="mt-4">
        <LinkButton href={`/office/checklist/${actionId}`}>See it on the office’s list</LinkButton>
      </p>
    </section>
  );
}
