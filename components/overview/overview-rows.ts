import { TEAM_STANDING_WORDS } from "@/components/office/words";
import { TEAM_STANDINGS } from "@/domain/access/office-view";
import type { CalendarDate } from "@/domain/dates";
import { laggingTopics, peopleTable } from "@/domain/overview";
import { ALL, BANDS, type Shown } from "@/domain/overview-figures";
import { loadCatalogue } from "@/lib/content";
import type { OverviewView } from "@/services/overview";
import { groupInWords } from "./role-table";
import { BAND_WORDS, NOT_SHOWN } from "./words";

const said = (count: number | null | undefined) => count ?? NOT_SHOWN;

/** The title of a topic. */
export function topicTitle(id: string): string {
  return loadCatalogue().topics.find((topic) => topic.id === id)?.title ?? id;
}

/** The page as rows of a spreadsheet: the same numbers, in the same order. */
export function overviewRows({ latest, weeks }: OverviewView): (string | number)[][] {
  return [
    ["Week of", "What", "Which", "Standing", "Figure"],
    ...(latest ? ofWeek(latest.week, latest.shown) : []),
    ...weeks.flatMap(({ week, shown }) =>
      [ALL, ...TEAM_STANDINGS].map((key) => [
        week,
        "Trend",
        "Everybody",
        inWords(key),
        said(shown?.people[key]),
      ]),
    ),
  ];
}

const inWords = (key: string) => TEAM_STANDING_WORDS[key as keyof typeof TEAM_STANDING_WORDS] ?? "In all";

function ofWeek(week: CalendarDate, shown: Shown): (string | number)[][] {
  return [
    ...peopleTable(shown).flatMap(({ key, cells, total }) => [
      [week, "People", groupInWords(key), "In all", said(total)],
      ...cells.map(({ standing, people }) => [
        week,
        "People",
        groupInWords(key),
        inWords(standing),
        said(people),
      ]),
    ]),
    ...laggingTopics(shown).map(({ topic, share }) => [
      week,
      "Per cent of steps done",
      topicTitle(topic),
      "",
      share,
    ]),
    ...BANDS.toReversed().map((band) => [week, "Offices", BAND_WORDS[band], "", said(shown.offices[band])]),
    [week, "Offices", "In all", "", said(shown.offices[ALL])],
  ];
}
