import { NOT_FOR_ME_REASONS } from "@/domain/status";
import type { ActionView } from "@/services/checklist";
import { Section } from "./action-body";
import { aideInWords, HOW_WORDS, momentInWords, STATUS_WORDS } from "./words";

/** What the person recorded here, newest first. */
export function History({ view }: { view: ActionView }) {
  if (view.history.length === 0) return null;
  return (
    <Section title="History" id="history">
      <ol className="space-y-1">
        {view.history.map((change) => (
          <li key={change.at.toISOString()}>
            {momentInWords(change.at)}: {STATUS_WORDS[change.status].toLowerCase()}
            {change.reason &&
              ` (${NOT_FOR_ME_REASONS.find((r) => r.id === change.reason)?.label.toLowerCase()})`}
            <span className="text-quiet text-small">
              , {sourceOf(change)}, against revision {change.revision}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Who said so, and how they know. */
function sourceOf({ how, by }: ActionView["history"][number]): string {
  if (how === "together") return `recorded by ${aideInWords(by)} as done together`;
  if (how === "reported") return `recorded by ${aideInWords(by)} as you told them`;
  return HOW_WORDS[how];
}
