import type { Action, GlossaryEntry, Source } from "../content-schema";
import { termsIn } from "../marks";
import type { AssessmentContent, ElectionContent } from "./assessment-schema";
import type { BankHolidays } from "./bank-holidays";

type Known = { has(id: string): boolean };
type Checks = {
  needs: (file: string, field: string, kind: string, ids: readonly string[], known: Known) => void;
  unique: (file: string, ids: readonly string[]) => void;
};

/** Reports what the files of an election refer to and nobody has: sources, actions, terms; and ids used twice. */
export function crossReferenceElection(
  catalogue: {
    assessment: AssessmentContent;
    election: ElectionContent;
    bankHolidays: BankHolidays;
    sources: ReadonlyMap<string, Source>;
    actionById: ReadonlyMap<string, Action>;
    glossary: ReadonlyMap<string, GlossaryEntry>;
  },
  { needs, unique }: Checks,
) {
  const { assessment, election, bankHolidays, sources, actionById, glossary } = catalogue;
  unique(
    "assessment.yaml",
    assessment.phases.map((phase) => phase.id),
  );
  unique(
    "assessment.yaml",
    assessment.areas.flatMap((area) => [area.id, ...area.statements.map((one) => `statement ${one.id}`)]),
  );
  for (const phase of assessment.phases) needs("assessment.yaml", phase.id, "source", phase.sources, sources);
  for (const statement of assessment.areas.flatMap((area) => area.statements)) {
    needs("assessment.yaml", statement.id, "source", statement.why.sources, sources);
    needs("assessment.yaml", statement.id, "action", statement.actions, actionById);
  }
  const { changes, freeze, wind_down } = election;
  unique(
    "election.yaml",
    [...changes, ...wind_down].map((one) => one.id),
  );
  needs("election.yaml", "parliament", "source", election.parliament.sources, sources);
  for (const one of changes) {
    for (const said of one.text) needs("election.yaml", one.id, "source", said.sources, sources);
    needs("election.yaml", one.id, "action", one.actions, actionById);
  }
  for (const said of [...freeze.leave, ...freeze.watch])
    needs("election.yaml", "freeze", "source", said.sources, sources);
  for (const one of wind_down) {
    needs("election.yaml", one.id, "source", one.sources, sources);
    needs("election.yaml", one.id, "action", one.actions, actionById);
  }
  for (const [file, content] of [
    ["assessment.yaml", assessment],
    ["election.yaml", election],
  ] as const)
    needs(file, "text", "glossary entry", termsIn(JSON.stringify(content)), glossary);
  needs("bank-holidays.yaml", "source", "source", [bankHolidays.source], sources);
}
