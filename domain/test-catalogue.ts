import type { Catalogue, ContentFile } from "./catalogue";
import { parseCatalogue } from "./catalogue";
import { testElectionFiles } from "./election/test-content";

/** A small valid catalogue for tests, built through the same door as the real one. */
export function testFiles(
  actions: Record<string, unknown>[],
  more: Record<string, unknown> = {},
): ContentFile[] {
  const files: Record<string, unknown> = {
    "topics.yaml": [
      { id: "devices", title: "Devices", summary: "Phones, tablets and computers." },
      { id: "incident", title: "Incident", summary: "When something has happened." },
    ],
    "places.yaml": [
      { id: "iphone", title: "On your iPhone", kind: "device", when: { phones: ["iphone"] } },
      { id: "android", title: "On your Android phone", kind: "device", when: { phones: ["android"] } },
      { id: "anywhere", title: "Anywhere", kind: "life" },
    ],
    "events.yaml": [
      { id: "new-device", text: "you get a new device" },
      { id: "joined", text: "somebody joins" },
      { id: "left", text: "somebody leaves" },
    ],
    "sources.yaml": [
      { id: "ncsc", publisher: "NCSC", title: "Guidance", url: "https://www.ncsc.gov.uk/", kind: "ncsc" },
    ],
    "questions.yaml": [
      question("role", ["parliamentarian", "staff"]),
      question("phones", ["iphone", "android"]),
      question("subjects", ["china", "defence"]),
      { ...question("targeted", ["told-now", "not-told"]), kind: "one", circumstance: true, private: true },
    ],
    "edition.yaml": { edition: "2026-11-24", editions: [] },
    "glossary.yaml": [{ id: "passkey", term: "Passkey", meaning: "A way to sign in without a password." }],
    "help.yaml": [],
    "help-now.yaml": { first: [], situations: [], contacts: [] },
    "household.yaml": { intro: "A few things for close family.", items: [] },
    "office-moves.yaml": { join: testMoves(["joined"]), leave: testMoves(["left"]) },
    "start.yaml": {},
    "renames.yaml": [],
    "synonyms.yaml": [{ say: ["whatever"], find: ["safe"] }],
    "devices.yaml": {
      checked: "2026-11-24",
      makers: [
        {
          id: "maker",
          name: "Maker",
          find_out: "Look in the settings.",
          page: "ncsc",
          devices: [
            { id: "phone-1", name: "Phone 1", kind: "phone", support: { is: "current" }, sources: ["ncsc"] },
          ],
        },
      ],
    },
    ...testElectionFiles(),
    ...more,
  };
  for (const action of actions) {
    const { topic = "devices", ...rest } = testAction(action);
    files[`actions/${topic}/${rest.id}.yaml`] = rest;
  }
  return Object.entries(files).map(([path, data]) => ({ path, data }));
}

export function testCatalogue(
  actions: Record<string, unknown>[],
  more: Record<string, unknown> = {},
): Catalogue {
  const result = parseCatalogue(testFiles(actions, more));
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.catalogue;
}

function testAction(more: Record<string, unknown>): Record<string, unknown> & { id: string; topic?: string } {
  return {
    id: "some-action",
    title: "Do the safe thing",
    summary: "A line that says what doing it gets you.",
    scope: "person",
    basis: "ncsc",
    minutes: 10,
    impact: "medium",
    impact_reason: "It closes a way in.",
    recheck: { days: 30 },
    why: [{ text: "A fact that matters here.", sources: ["ncsc"] }],
    how: [{ place: "anywhere", steps: ["Open the settings."] }],
    check: "You see that it is on.",
    next_best: "Ask somebody who can do it.",
    better: "Nobody can come in this way.",
    sources: ["ncsc"],
    revisions: [{ n: 1, date: "2025-01-01", material: true, what: "First published." }],
    review_by: "2027-01-01",
    ...more,
  };
}

function question(id: string, answers: string[]) {
  return {
    id,
    text: `What about your ${id}?`,
    why: "It changes what is on the list.",
    kind: "many",
    answers: answers.map((answer) => ({ id: answer, label: answer, because: `you said ${answer}` })),
  };
}

function testMoves(events: string[]) {
  const items = [-14, -7, -1, 0, 1, 30].map((day, n) => ({
    id: `item-${n + 1}`,
    day,
    title: `Do what comes ${n + 1}`,
    text: "What to do then.",
    sources: ["ncsc"],
  }));
  return { title: "Somebody moves", intro: "The days count from theirs.", events, items };
}

/** A briefing with one claim that raises some actions. */
export function testBriefing(raises: Record<string, unknown>[]): Record<string, unknown> {
  return {
    slug: "release",
    title: "The release",
    publisher: "FCDO",
    published: "2024-03-26",
    summary: [{ text: "What was said in short.", sources: ["ncsc"] }],
    claims: [
      {
        id: "claim",
        title: "A claim",
        text: "Something is almost certain.",
        by: "NCSC",
        confidence: "almost-certain",
        date: "2024-03-25",
        sources: ["ncsc"],
        means: "It means this for you.",
        raises,
      },
    ],
    sources: ["ncsc"],
    review_by: "2027-01-01",
  };
}
