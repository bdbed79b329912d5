import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { areasFor } from "@/domain/election/assessment-schema";
import type { StatementAnswer } from "@/domain/election/readiness";
import { buildReport, type ReportFor } from "@/domain/election/report";
import { takeSnapshot } from "@/domain/election/snapshot";
import { loadCatalogue } from "@/lib/content";
import { reportPdf } from "./tagged-pdf";

const { assessment, actions } = loadCatalogue();
const NOW = new Date("2026-11-24T12:00:00Z");
const WORDS = { firm: "Firm", nearly: "Nearly", gaps: "Gaps", unknown: "Unknown" };

function report(who: ReportFor, answer: StatementAnswer, steps: number) {
  const statements = areasFor(assessment, "person").flatMap((area) => area.statements);
  const snapshot = takeSnapshot({
    content: assessment,
    edition: "2026-11-24",
    subject: "person",
    kind: "local",
    pollingDay: "2027-05-06",
    takenOn: "2026-11-24",
    answers: new Map(statements.map(({ id }) => [id, answer])),
    standings: new Map(),
  });
  const plan = actions.slice(0, steps).map(({ title }) => ({ title, due: "2027-02-24" }));
  return buildReport({ snapshot, taken: 1, plan, levelWords: WORDS }, who);
}
const pdf = async (...given: Parameters<typeof report>) =>
  Buffer.from(await reportPdf(report(...given), NOW)).toString("latin1");

/** What is drawn, page by page: the content streams, opened. */
function drawn(file: string): string {
  return [...file.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, body = ""]) => {
      try {
        return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
      } catch {
        return "";
      }
    })
    .join("\n");
}
const tags = (file: string) => [...file.matchAll(/\/S \/(\w+)/g)].map(([, tag]) => tag);

describe("the PDF of a report", () => {
  test("is tagged: language, title and the structure that a screen reader follows", async () => {
    const file = await pdf("me", "no", 20);
    expect(file).toMatch(/\/MarkInfo/);
    expect(file).toMatch(/\/Marked true/);
    expect(file).toMatch(/\/Lang \(en-GB\)/);
    expect(file).toMatch(/\/DisplayDocTitle true/);
    expect(file).toContain("Security self-assessment before an election</rdf:li>");
    const found = new Set(tags(file));
    for (const tag of ["Document", "H1", "H2", "P", "L", "LI", "LBody", "Table", "Caption", "TR", "TH", "TD"])
      expect(found, tag).toContain(tag);
    expect(tags(file).filter((tag) => tag === "H1")).toHaveLength(1);
    expect(file).toMatch(/\/Scope \/Column/);
  });
  test("draws nothing that is neither in the structure nor marked as decoration", async () => {
    const text = drawn(await pdf("me", "no", 20));
    let depth = 0;
    for (const [operator] of text.matchAll(/\bB[DM]C\b|\bEMC\b|\bTJ\b/g)) {
      if (operator === "EMC") depth -= 1;
      else if (operator !== "TJ") depth += 1;
      else expect(depth, "text outside any mark").toBeGreaterThan(0);
    }
    expect(depth).toBe(0);
  });
  test("fits on two sheets with every statement a gap and forty steps planned", async () => {
    const file = await pdf("me", "no", 40);
    expect(file.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
  });
  test("for others is one sheet, and the same whether there are many gaps or none", async () => {
    const many = report("others", "no", 40);
    expect(many).toEqual(report("others", "yes", 0));
    expect(JSON.stringify(many)).not.toMatch(/Gaps|Missing|Nearly|Unknown|Firm/);
    const file = await pdf("others", "no", 40);
    expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
  test("says what it is not", () => {
    for (const who of ["me", "others"] as const)
      expect(JSON.stringify(report(who, "no", 1))).toMatch(/What this is not: an audit/);
  });
});
