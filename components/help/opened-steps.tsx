import Link from "next/link";
import { StatusMark } from "@/components/checklist/status-mark";
import { STANDING_WORDS } from "@/components/checklist/words";
import type { OpenedStep } from "@/domain/access/help-view";
import { loadCatalogue } from "@/lib/content";

/**
 * What an aide sees of a principal's list. The preview and the aide's own page are both this, fed by one function;
 * only the aide's leads on to each step (`under`).
 */
export function OpenedSteps({ steps, under }: { steps: readonly OpenedStep[]; under?: string }) {
  const { topics } = loadCatalogue();
  return (
    <div className="space-y-8">
      {topics.map((topic) => {
        const inIt = steps.filter(({ action }) => action.topic === topic.id);
        if (inIt.length === 0) return null;
        return (
          <section key={topic.id} aria-labelledby={`opened-${topic.id}`}>
            <h3 id={`opened-${topic.id}`}>{topic.title}</h3>
            <ul className="mt-2 border-line border-t">
              {inIt.map((step) => (
                <Row key={step.action.id} step={step} under={under} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Row({ step: { action, standing }, under }: { step: OpenedStep; under: string | undefined }) {
  return (
    <li className="relative flex min-h-14 items-start gap-3 border-line border-b py-3">
      <StatusMark standing={standing} />
      <div className="min-w-0 flex-1">
        {under ? (
          <Link
            href={`${under}/${action.id}`}
            prefetch={false}
            className="text-ink no-underline after:absolute after:inset-0 hover:underline"
          >
            {action.title}
          </Link>
        ) : (
          action.title
        )}
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-quiet text-small">
          <span>{action.minutes} min</span>
          <span aria-hidden="true">{STANDING_WORDS[standing]}</span>
        </p>
      </div>
    </li>
  );
}
