import { PHASES } from "../content-schema";

/** The smallest files of an election that are valid, for the catalogues of tests. */
export function testElectionFiles(): Record<string, unknown> {
  const said = { text: "A fact that matters here.", sources: ["ncsc"] };
  return {
    "assessment.yaml": {
      phases: PHASES.map((id) => ({
        id,
        title: `Phase ${id}`,
        aim: "What should be so by then.",
        sources: ["ncsc"],
      })),
      areas: [],
    },
    "election.yaml": {
      parliament: { first_met: "2024-07-09", dissolves_by: "2029-07-09", sources: ["ncsc"] },
      changes: [],
      freeze: { leave: [said, said, said], watch: [said, said, said] },
      wind_down: [],
    },
    "bank-holidays.yaml": { source: "ncsc", checked: "2026-11-24", from: 2026, to: 2026, days: [] },
  };
}
