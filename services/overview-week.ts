import "server-only";
import { setImmediate } from "node:timers/promises";
import { ROLES } from "@/domain/access/grants";
import { officeRowWithCounts } from "@/domain/access/office-view";
import { type CalendarDate, mondayOf } from "@/domain/dates";
import { addPerson, countsIn, emptyTally, makeWeek, type Tally } from "@/domain/overview";
import { heldSchema } from "@/domain/overview-figures";
import { Prisma } from "@/generated/prisma/client";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { openAnswer } from "@/services/profile";

const AT_ONCE = 250;

/**
 * Takes the overview of this week, if nobody has. The scheduled work alone calls this, with no actor; what it keeps
 * stands for at least ten people. Answers that are private are not even read. Returns whether it was taken now.
 */
export async function takeOverviewWeek(now: Date): Promise<boolean> {
  const today = londonDate(now);
  const week = new Date(`${mondayOf(today)}T00:00:00Z`);
  if ((await db.overviewWeek.count({ where: { week: { gte: week } } })) > 0) return false;
  const tally = await tallyOfEverybody(today);
  return db.$transaction(async (tx) => {
    // Somebody who takes it at the same moment waits here, and then finds it taken.
    await tx.$executeRaw`LOCK TABLE "OverviewWeek" IN SHARE ROW EXCLUSIVE MODE`;
    const last = await tx.overviewWeek.findFirst({ orderBy: { week: "desc" } });
    if (last && last.week >= week) return false;
    const { shown, held } = makeWeek(tally, last?.held ? heldSchema.parse(last.held) : null, stepsByTopic());
    await tx.overviewWeek.updateMany({ data: { held: Prisma.DbNull } });
    await tx.overviewWeek.create({ data: { week, takenAt: now, shown, held } });
    return true;
  });
}

/** Everybody, a few hundred at a time, so that it takes no more memory the more they are. */
async function tallyOfEverybody(today: CalendarDate): Promise<Tally> {
  const catalogue = loadCatalogue();
  const open = catalogue.questions.filter((question) => !question.private).map(({ id }) => id);
  const tally = emptyTally();
  for (let after: string | undefined; ; ) {
    const people = await db.person.findMany({
      ...(after === undefined ? {} : { cursor: { id: after }, skip: 1 }),
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: {
        id: true,
        memberships: { select: { officeId: true, role: true, createdAt: true } },
        answers: {
          where: { questionId: { in: open } },
          select: { personId: true, questionId: true, sealed: true },
        },
        actionStates: { select: STATE_COLUMNS },
      },
    });
    for (const { memberships, answers, actionStates } of people) {
      const known = memberships.flatMap((one) => {
        const role = ROLES.find((name) => name === one.role);
        return role ? [{ ...one, role }] : [];
      });
      const said = Object.fromEntries(answers.map((row) => [row.questionId, openAnswer(row)]));
      const input = { catalogue, answers: said, states: statesById(actionStates), today };
      const { row, counts } = officeRowWithCounts(input, "standing");
      addPerson(tally, { ...countsIn(known), standing: row.standing, topics: counts });
      // The server may do this while it answers people: they come first.
      await setImmediate();
    }
    after = people.at(-1)?.id;
    if (people.length < AT_ONCE) return tally;
  }
}

/** How many steps of one person a topic has at most, in the catalogue's order; topics of an office alone have none. */
function stepsByTopic(): Record<string, number> {
  const { topics, actions } = loadCatalogue();
  const steps = topics.map(({ id }): [string, number] => [
    id,
    actions.filter(({ topic, scope }) => topic === id && scope === "person").length,
  ]);
  return Object.fromEntries(steps.filter(([, count]) => count > 0));
}
