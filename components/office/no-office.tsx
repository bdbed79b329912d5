import { LinkButton } from "@/components/ui/button";

/** What an office is, for somebody who is in none: `waiting` is how many invitations they can answer. */
export function NoOffice({ waiting }: { waiting: number }) {
  return (
    <>
      {waiting > 0 && (
        <section aria-labelledby="waiting" className="card mb-10">
          <h2 id="waiting" className="text-large">
            {waiting === 1 ? "An office invites you" : `${waiting} offices invite you`}
          </h2>
          <p className="mt-2">Read first who invites you, and what they would see. Then join or decline.</p>
          <p className="mt-5">
            <LinkButton href="/office/join">
              {waiting === 1 ? "Read the invitation" : "Read the invitations"}
            </LinkButton>
          </p>
        </section>
      )}
      <div className="prose">
        <p>
          An office is a Member or a candidate and the people who work with them. In Safe Seat it has three
          uses:
        </p>
        <ul>
          <li>its manager sees where the team stands, and who asked for help</li>
          <li>
            what belongs to the whole office, such as its shared mailbox, is done once and for everybody
          </li>
          <li>new people begin with what they need, and nobody who leaves keeps a key</li>
        </ul>
        <p>
          Your checklist stays yours. Each person chooses how much the office sees of it, and can read exactly
          what that is. It never sees answers, notes or reasons.
        </p>
        <h2 className="pt-6">Begin one</h2>
        <p>Whoever creates an office is its manager and invites the others. It takes a minute.</p>
      </div>
      <p className="mt-5">
        <LinkButton href="/office/new" look={waiting > 0 ? "quiet" : "main"}>
          Create an office
        </LinkButton>
      </p>
      {waiting === 0 && (
        <p className="measure mt-6 text-quiet">
          Does your office use Safe Seat already? Ask its manager to invite you, at the address you sign in
          with.
        </p>
      )}
    </>
  );
}
