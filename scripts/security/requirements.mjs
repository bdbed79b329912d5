/** How many requirements there are of each kind; ids run from 1. */
const KINDS = { AU: 8, AC: 5, IN: 5, DA: 8, HT: 6, SU: 4, RE: 13 };
const IDS = Object.entries(KINDS).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, n) => `${kind}-${n + 1}`),
);
const ID = new RegExp(`\\b(?:${Object.keys(KINDS).join("|")})-\\d+\\b`, "g");
const ROW = /^\|\s*([A-Z]{2}-\d+)\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|/gm;
const STATES = ["built", "in part", "not yet"];
const TEXT = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** @typedef {{ file: string, source: string }} Source */

/**
 * The ids in the titles of a test file. A title is the first text of test, it or describe, also after `.each`.
 * @param {string} source
 * @returns {Set<string>}
 */
export function idsInTitles(source) {
  const found = new Set();
  for (const [, front = ""] of source.matchAll(
    /\b(?:test|it|describe)\b(?:\.\w+)*\s*\((?=([\s\S]{0,400}))/g,
  )) {
    for (const id of front.match(TEXT)?.[0].match(ID) ?? []) found.add(id);
  }
  // `test.each([...])("title", …)`: the title follows the table, in brackets or as a template.
  for (const [title] of source.matchAll(/[)`]\s*\(\s*("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/g)) {
    for (const id of title.match(ID) ?? []) found.add(id);
  }
  return found;
}

/**
 * What is wrong between the table of requirements and the tests, as one sentence each.
 * @param {string} table the text of docs/security.md
 * @param {readonly Source[]} tests
 * @param {(file: string) => boolean} exists
 * @returns {string[]}
 */
export function tableProblems(table, tests, exists) {
  const problems = [];
  /** @type {Map<string, string[]>} */
  const proofs = new Map();
  for (const { file, source } of tests) {
    for (const id of idsInTitles(source)) {
      if (!IDS.includes(id)) problems.push(`${file}: a title names ${id}, which is no requirement.`);
      proofs.set(id, [...(proofs.get(id) ?? []), file]);
    }
  }
  /** @type {Set<string>} */
  const seen = new Set();
  for (const [, id = "", state = "", where = "", proof = ""] of table.matchAll(ROW)) {
    if (!IDS.includes(id)) problems.push(`docs/security.md: ${id} is no requirement.`);
    if (seen.has(id)) problems.push(`docs/security.md: ${id} is there twice.`);
    seen.add(id);
    if (!STATES.includes(state)) {
      problems.push(`docs/security.md: ${id} is "${state}"; it must be ${STATES.join(", ")}.`);
    }
    const named = proofs.get(id) ?? [];
    if (state === "not yet" && named.length > 0) {
      problems.push(`docs/security.md: ${id} is not yet built, but ${named[0]} has a test of it.`);
    }
    if (state === "not yet") continue;
    if (named.length === 0)
      problems.push(`docs/security.md: ${id} is ${state}, but no test's title names it.`);
    for (const file of filesIn(where)) {
      if (!exists(file))
        problems.push(`docs/security.md: ${id} is said to be built in ${file}, which is not there.`);
    }
    for (const file of filesIn(proof)) {
      if (!named.includes(file))
        problems.push(`docs/security.md: ${id} is said to be proven by ${file}, which has no test of it.`);
    }
    if (filesIn(proof).length === 0) problems.push(`docs/security.md: ${id} names no test file.`);
  }
  for (const id of IDS) if (!seen.has(id)) problems.push(`docs/security.md: ${id} is missing.`);
  return problems;
}

/** How many requirements are in which state.
 * @param {string} table
 * @returns {Record<string, number>} */
export function totals(table) {
  /** @type {Record<string, number>} */
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  for (const [, , state = ""] of table.matchAll(ROW)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** @param {string} cell */
function filesIn(cell) {
  return [...cell.matchAll(/`([^`]*[/.][^`]*)`/g)].map((match) => match[1] ?? "");
}
