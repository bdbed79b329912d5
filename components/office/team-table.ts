import { inWords } from "@/components/checklist/words";
import { loadCatalogue } from "@/lib/content";
import type { TeamView } from "@/services/office";
import { ROLE_WORDS, TEAM_STANDING_WORDS } from "./words";

const COLUMNS = [
  "Name",
  "Role",
  "Standing",
  "Week of last change",
  "Asked for help",
  "Steps done by topic",
  "Open steps",
] as const;

export type TeamTable = { columns: string[]; rows: string[][] };

/**
 * The team as a table, for paper and for a file: what the screen shows of each person, and nothing else. A column in
 * which nobody shares anything is left out.
 */
export function teamTable(team: Pick<TeamView, "people">): TeamTable {
  const all = cellsOf(team);
  const filled = COLUMNS.map((_, n) => all.some((row) => row[n]));
  const keep = <T>(cells: readonly T[]) => cells.filter((_, n) => filled[n]);
  return { columns: keep(COLUMNS), rows: all.map(keep) };
}

function cellsOf({ people }: Pick<TeamView, "people">): string[][] {
  const { topics, actionById } = loadCatalogue();
  const topicTitle = (id: string) => topics.find((topic) => topic.id === id)?.title ?? id;
  return people.map(({ name, role, row }) => [
    name,
    ROLE_WORDS[role],
    TEAM_STANDING_WORDS[row.standing],
    row.lastChangeWeek ? inWords(row.lastChangeWeek) : "",
    row.askedForHelp ? "Yes" : "",
    (row.topics ?? [])
      .map(({ topic, done, total }) => `${topicTitle(topic)}: ${done} of ${total}`)
      .join("; "),
    (row.openActions ?? []).map((id) => actionById.get(id)?.title ?? id).join("; "),
  ]);
}
