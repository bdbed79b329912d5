import { inWords } from "@/components/checklist/words";
import { loadCatalogue } from "@/lib/content";
import type { TeamView } from "@/services/office";
import { ROLE_WORDS, TEAM_STANDING_WORDS } from "./words";

export const TEAM_COLUMNS = [
  "Name",
  "Role",
  "Standing",
  "Week of last change",
  "Asked for help",
  "Steps done by topic",
  "Open steps",
] as const;

/** The team as a table, for paper and for a file: what the screen shows of each person, and nothing else. */
export function teamTable({ people }: Pick<TeamView, "people">): string[][] {
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
