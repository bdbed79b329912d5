import { randomUUID } from "node:crypto";
import { loadCatalogue } from "@/lib/content";
import { expect, test } from "./fixtures";

// Measured by npm run bench: taking the overview of a parliament, and reading it over HTTP on the built app.
const OFFICES = 650;
const PEOPLE = 5000;
const TIMES = 20;
const AT_ONCE = 500;

const medianOf = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

test(`an overview of ${OFFICES} offices and ${PEOPLE} people @bench`, async ({
  app,
  clock,
  context,
  db,
  person,
}, info) => {
  test.setTimeout(600_000);
  await fill(clock.now());
  const [{ takeOverviewWeek }, { runScheduled }, { connectAsOwner }, { changeOverviewRight }] =
    await Promise.all([
      import("@/services/overview-week"),
      import("@/services/scheduled"),
      import("@/lib/owner-db"),
      import("@/services/overview-right"),
    ]);
  const took = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const taking: number[] = [];
  let most = 0;
  for (let n = 0; n < 5; n += 1) {
    await db.overviewWeek.deleteMany();
    const before = process.memoryUsage().rss;
    taking.push(await took(() => takeOverviewWeek(clock.now())));
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  const weeks = await took(() => runScheduled(clock.now()));
  const again = await took(() => runScheduled(clock.now()));

  const owner = connectAsOwner();
  await changeOverviewRight(owner, person.address, "given", clock.now());
  await owner.$disconnect();
  await person.signIn();
  const reading: number[] = [];
  let body = "";
  for (let n = -3; n < TIMES; n += 1) {
    const began = performance.now();
    const answer = await context.request.get(`${app.origin}/overview`);
    body = await answer.text();
    if (n >= 0) reading.push(performance.now() - began);
    expect(answer.status()).toBe(200);
  }
  expect(body).toContain("Topics that lag");
  const [row] = await db.overviewWeek.findMany();
  info.annotations.push({
    type: "measured",
    description: [
      `taking it ${(medianOf(taking) / 1000).toFixed(1)} s (median of ${taking.length}), ${Math.round(most / 2 ** 20)} MB more at most`,
      `every office's week noted in ${(weeks / 1000).toFixed(1)} s, and a run with nothing to do in ${again.toFixed(0)} ms`,
      `the page ${medianOf(reading).toFixed(0)} ms (median of ${TIMES}), ${Math.round(body.length / 1024)} kB of HTML`,
      `shown: ${JSON.stringify(row?.shown)}`,
    ].join("; "),
  });
});

/** People of the catalogue's personas, each as far on as their number says; eight or so in an office, some in none. */
async function fill(now: Date): Promise<void> {
  const [{ db }, { addressHash, sealAddress }, { seal }] = await Promise.all([
    import("@/lib/db"),
    import("@/lib/address"),
    import("@/lib/crypto"),
  ]);
  const { actions, personas } = loadCatalogue();
  const own = actions.filter(({ scope }) => scope === "person");
  const offices = Array.from({ length: OFFICES }, () => randomUUID());
  await db.office.createMany({ data: offices.map((id) => ({ id, nameSealed: "x", createdAt: now })) });
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const people = Array.from({ length: AT_ONCE }, (_, n) => ({ id: randomUUID(), n: from + n }));
    await db.person.createMany({
      data: people.map(({ id }) => ({
        id,
        emailHash: addressHash(`${id}@people.example.org`),
        emailSealed: sealAddress(id, `${id}@people.example.org`),
        createdAt: now,
      })),
    });
    await db.membership.createMany({
      data: people
        .filter(({ n }) => n % 40 !== 39)
        .map(({ id: personId, n }) => ({
          personId,
          officeId: offices[n % OFFICES] ?? "",
          role: ["principal", "manager"][Math.floor(n / OFFICES)] ?? "staff",
          createdAt: now,
        })),
    });
    await db.answer.createMany({
      data: people.flatMap(({ id: personId, n }) =>
        Object.entries(personas[n % personas.length]?.answers ?? {}).map(([questionId, chosen]) => ({
          personId,
          questionId,
          sealed: seal(JSON.stringify(chosen), `Answer:sealed:${personId}:${questionId}`),
          updatedAt: now,
        })),
      ),
    });
    await db.actionState.createMany({
      data: people.flatMap(({ id: personId, n }) =>
        own.slice(0, (n * 7) % (own.length + 1)).map((action) => ({
          personId,
          actionId: action.id,
          status: "done",
          revision: action.revisions.at(-1)?.n ?? 1,
          version: 1,
          setAt: new Date(now.getTime() - ((n * 11) % 200) * 86_400_000),
        })),
      ),
    });
  }
}
