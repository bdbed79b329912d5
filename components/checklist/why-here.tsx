import Link from "next/link";
import { loadCatalogue } from "@/lib/content";
import type { ActionView } from "@/services/checklist";
import { listInWords } from "./words";

/** Why this action is on this person's list: their own answers, and the published claims that raise it. */
export function WhyHere({ view }: { view: ActionView }) {
  const { item } = view;
  const { questions, briefings } = loadCatalogue();
  if (!item) {
    return (
      <p className="mt-8 text-quiet">
        This is not on your list at present: your answers do not call for it. You can still use it.{" "}
        <Link href="/profile" prefetch={false}>
          Check your answers
        </Link>
      </p>
    );
  }
  const missing = questions.filter((question) => item.missing.includes(question.id));
  return (
    <section aria-labelledby="here" className="mt-8 rounded-card border border-line p-5">
      <h2 id="here" className="text-large">
        Why this is on your list
      </h2>
      <ul className="mt-3 space-y-2">
        {item.because.length > 0 && <li>Because {listInWords(item.because)}.</li>}
        {item.because.length === 0 && item.isCertain && <li>It is for everybody in public life.</li>}
        {missing.length > 0 && (
          <li>
            It may apply to you: we cannot tell until you answer{" "}
            {missing.map((question, n) => (
              <span key={question.id}>
                {n > 0 && ", "}
                <Link href={`/profile/${question.id}`} prefetch={false}>
                  “{question.text}”
                </Link>
              </span>
            ))}
          </li>
        )}
        {item.raisedBy.map((raise) => (
          <li key={`${raise.source?.claim}-${raise.because}`}>
            Raised because {raise.because}.{" "}
            {raise.source && (
              <Link href={`/briefings/${raise.source.briefing}#${raise.source.claim}`} prefetch={false}>
                {briefings.find((briefing) => briefing.slug === raise.source?.briefing)?.title}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
