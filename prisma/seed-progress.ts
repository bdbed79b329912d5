// What three colleagues of the demo office have done so far, so that its manager finds a team and not an empty page.
// The Member, the manager and the candidate begin with an empty list, as a newcomer does.
import { randomUUID } from "node:crypto";
import { buildChecklist } from "@/domain/checklist";
import { trendWeeks } from "@/domain/office-team";
import type { Prisma } from "@/generated/prisma/client";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { seal } from "@/lib/crypto";
import { DEMO_OFFICE, DEMO_PEOPLE } from "./seed-data";

const DAY = 86_400_000;

/** Whose answers a persona of the catalogue gives, how many of their first steps are done, and when the last was. */
const PROGRESS = [
  { address: "caseworker@demo.example.org", persona: "caseworker", done: 14, lastDaysAgo: 2, helpWith: 1 },
  {
    address: "researcher@demo.example.org",
    persona: "researcher-on-russia",
    done: 6,
    lastDaysAgo: 26,
    helpWith: 0,
  },
  {
    address: "communications@demo.example.org",
    persona: "communications-officer",
    done: 36,
    lastDaysAgo: 4,
    helpWith: 0,
  },
] as const;

/** People by standing in the eight weeks before this one, the earliest first. */
const WEEKS = [
  [5, 0, 0, 0],
  [4, 1, 0, 0],
  [4, 1, 0, 0],
  [3, 2, 0, 0],
  [2, 3, 0, 0],
  [2, 3, 0, 0],
  [2, 2, 1, 0],
  [2, 2, 1, 0],
] as const;

/** Records the progress, in the transaction that makes the office. */
export async function seedProgress(tx: Prisma.TransactionClient, now: Date): Promise<void> {
  const catalogue = loadCatalogue();
  for (const { address, persona, done, lastDaysAgo, helpWith } of PROGRESS) {
    const personId = DEMO_PEOPLE.find((one) => one.address === address)?.id ?? "";
    const answers = catalogue.personas.find(({ id }) => id === persona)?.answers ?? {};
    await tx.answer.createMany({
      data: Object.entries(answers).map(([questionId, chosen]) => ({
        personId,
        questionId,
        sealed: seal(JSON.stringify(chosen), `Answer:sealed:${personId}:${questionId}`),
        updatedAt: new Date(now.getTime() - 60 * DAY),
      })),
    });
    const { items } = buildChecklist({ catalogue, answers, states: {}, today: londonDate(now) });
    const own = items.filter(({ action }) => action.scope === "person").slice(0, done + helpWith);
    const rows = own.map(({ action }, n) => ({
      personId,
      actionId: action.id,
      status: n < done ? "done" : "needs-help",
      revision: action.revisions.at(-1)?.n ?? 1,
      version: 1,
      // Two a day, up to the last.
      at: new Date(now.getTime() - (lastDaysAgo + Math.floor((own.length - 1 - n) / 2)) * DAY),
    }));
    await tx.actionState.createMany({ data: rows.map(({ at, ...row }) => ({ ...row, setAt: at })) });
    await tx.statusChange.createMany({ data: rows.map((row) => ({ ...row, op: randomUUID() })) });
  }
  const weeks = trendWeeks(londonDate(now)).slice(-1 - WEEKS.length, -1);
  await tx.officeWeek.createMany({
    data: weeks.map((week, n) => {
      const [notStarted = 0, underWay = 0, upToDate = 0, needsALook = 0] = WEEKS[n] ?? [];
      const counts = { notStarted, underWay, upToDate, needsALook };
      return { officeId: DEMO_OFFICE.id, week: new Date(`${week}T00:00:00Z`), ...counts };
    }),
  });
}
