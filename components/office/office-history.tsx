import { Section } from "@/components/checklist/action-body";
import { momentInWords } from "@/components/checklist/words";
import type { CalendarDate } from "@/domain/dates";
import { NOT_FOR_US_REASONS } from "@/domain/office-action";
import type { OfficeHistoryRow } from "@/services/office-checklist";
import { OFFICE_STATUS_WORDS } from "./action-words";
import { dayInWords } from "./due";

/** What the office recorded on an action: who, when and what, newest first. */
export function OfficeHistory({ rows, today }: { rows: readonly OfficeHistoryRow[]; today: CalendarDate }) {
  if (rows.length === 0) return null;
  return (
    <Section title="History" id="history">
      <ol className="space-y-1">
        {rows.map((row) => (
          <li key={row.id} className="break-words">
            {momentInWords(row.at)}: {row.by ?? "somebody who has left"} {whatInWords(row, today)}
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Finishes somebody's name. */
function whatInWords(row: OfficeHistoryRow, today: CalendarDate): string {
  const status = OFFICE_STATUS_WORDS[row.status].toLowerCase();
  if (row.what === "note") return "changed the note";
  if (row.what === "moved-over") return `brought along: ${status}`;
  if (row.what === "planned") {
    const nobody = row.wasAssigned ? "somebody who has left" : "nobody yet";
    const day = row.plannedFor ? `, by ${dayInWords(row.plannedFor, today)}` : "";
    return `planned it: ${row.assignee ?? nobody}${day}`;
  }
  const reason = NOT_FOR_US_REASONS.find(({ id }) => id === row.reason)?.label.toLowerCase();
  return `set it to ${status}${reason ? ` (${reason})` : ""}`;
}
