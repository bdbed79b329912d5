import { TEST_ORGANISATION } from "../scripts/testing/settings";
import { MORNING } from "./app-under-test";
import { test as base, expect } from "./fixtures";
import { actionInput, type Input, PARAMETERS, routeInput } from "./fuzz/inputs";
import { somebodyUnderWay } from "./fuzz/people";
import { chanceFrom } from "./fuzz/random";
import { type Answer, fourAtATime, send } from "./fuzz/send";
import { actions, type Ground, lookAround, routes } from "./fuzz/targets";
import { faultIn, isFailureOfOurs, isPastLimits, isPastParsing, rowsOf } from "./fuzz/verdict";

/** Inputs for each address and each action: half without a session, half with one. `npm run fuzz` sets more. */
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 200);
const SEED = process.env.FUZZ_SEED ?? "1";
/** So often the limits are emptied, so that more is tried than the limiter. */
const BATCH = 16;

type Someone = { cookie: string; personId: string };
type Terrain = { ground: Ground; bystander: string; signIn: () => Promise<Someone> };

const test = base.extend<object, { terrain: Terrain }>({
  terrain: [
    async ({ app }, use) => {
      const [{ aPerson, withPasskey }, { cookieFor, openSession }, { sealedProof }] = await Promise.all([
        import("@/services/test-people"),
        import("@/lib/session"),
        import("@/lib/mailbox-proof"),
      ]);
      const cookieOf = async (personId: string) => {
        const token = await openSession({ personId, method: "passkey", device: "A test" }, MORNING);
        const proof = sealedProof(personId, null, MORNING);
        return `${cookieFor("session").name}=${token}; ${cookieFor("proof").name}=${proof}`;
      };
      const full = async () => (await somebodyUnderWay()).personId;
      const signIn = async () => {
        const personId = await full();
        await cookieOf(personId);
        return { personId, cookie: await cookieOf(personId) };
      };
      // Nobody, somebody new and somebody under way see different forms.
      const cookies = [
        "",
        await cookieOf((await withPasskey(await aPerson())).personId),
        (await signIn()).cookie,
      ];
      const [nobody, ...others] = await Promise.all(cookies.map((one) => lookAround(app.origin, one)));
      if (!nobody) throw new Error("Nothing was seen.");
      const seen = [nobody, ...others];
      const last = seen.at(-1) ?? nobody;
      const ground: Ground = {
        ...last,
        forms: seen.flatMap((one) => one.forms),
        known: [...new Set(seen.flatMap((one) => one.known))],
      };
      await use({ ground, bystander: await full(), signIn });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

test.use({ settings: TEST_ORGANISATION });

type Make = (seed: string, ground: Ground, cookie: string, origin: string) => Promise<Input>;
const targets: { name: string; plainOf: string; isAction: boolean; make: Make }[] = [
  ...actions.map((action) => ({
    name: action.name,
    plainOf: action.on[0] ?? "/",
    isAction: true,
    make: ((seed, ...rest) => actionInput(chanceFrom(seed), action, ...rest)) satisfies Make,
  })),
  ...routes.map((route) => ({
    name: route,
    plainOf: route,
    isAction: false,
    make: ((seed, ...rest) => routeInput(chanceFrom(seed), route, ...rest)) satisfies Make,
  })),
];

for (const { name, plainOf, isAction, make } of targets) {
  test(`RE-9, IN-1: ${name} withstands ${INPUTS} inputs`, async ({ app, db, clock: _, terrain }) => {
    test.setTimeout(30_000 + INPUTS * 300);
    const { ground, bystander, signIn } = terrain;
    const count = { broken: 0, "past limits": 0, "past parsing": 0, "Next's own 500": 0 };
    const logged = app.output.length;

    const run = async (from: number, to: number, cookie: string) => {
      const answers: Answer[] = [];
      const all = Array.from({ length: to - from }, (_, n) => from + n);
      await fourAtATime(all, async (n) => {
        const input = await make(`${SEED} ${name} ${n}`, ground, cookie, app.origin);
        const answer = await send(app.origin, input);
        const fault = faultIn(input, answer, ground.plain.get(plainOf)?.status ?? 200);
        const told = `${name}, seed ${SEED}, input ${n}: ${input.method} ${input.path} ${JSON.stringify(input.headers)} ${input.body?.toString("latin1").slice(0, 2000)}`;
        expect(fault, told).toBeNull();
        if (input.isBroken) count.broken += 1;
        if (answer.status === 500) count["Next's own 500"] += 1;
        if (isPastLimits(answer)) count["past limits"] += 1;
        if (isAction ? isPastParsing(answer) : answer.status < 400) count["past parsing"] += 1;
        answers.push(answer);
      });
      await db.rateLimit.deleteMany();
      return answers;
    };

    const half = Math.ceil(INPUTS / 2);
    const before = await rowsOf(db);
    for (let n = 0; n < half; n += BATCH) await run(n, Math.min(n + BATCH, half), "");
    expect(await rowsOf(db), "rows changed without a session").toEqual(before);

    const theirs = await rowsOf(db, bystander);
    expect(theirs.length).toBeGreaterThan(5);
    let someone = await signIn();
    for (let n = half; n < INPUTS; n += BATCH) {
      await run(n, Math.min(n + BATCH, INPUTS), someone.cookie);
      // An input may have signed out or erased the one who sent it.
      const isIn = await db.session.count({ where: { personId: someone.personId } });
      if (isIn < 2) someone = await signIn();
    }
    expect(await rowsOf(db, bystander), "rows of somebody else changed").toEqual(theirs);

    expect(app.output.slice(logged).filter(isFailureOfOurs)).toEqual([]);
    expect((await send(app.origin, { method: "GET", path: "/api/ready", headers: {} })).status).toBe(200);
    if (isAction) expect(count["past parsing"], "inputs that got past parsing").toBeGreaterThan(0);
    test.info().annotations.push({ type: "fuzz", description: JSON.stringify({ inputs: INPUTS, ...count }) });
  });
}

test("RE-9: no page finds words by a name that every object has", async ({ app, clock: _, terrain }) => {
  test.setTimeout(300_000);
  const { ground, signIn } = terrain;
  const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
  for (const cookie of ["", (await signIn()).cookie]) {
    for (const route of routes) {
      for (const name of names) {
        const asked = PARAMETERS.map((parameter) => `${parameter}=${name}`).join("&");
        const input = {
          method: "GET",
          path: `${ground.sample(route)}?${asked}`,
          headers: { cookie },
          isBroken: false,
        };
        const fault = faultIn(input, await send(app.origin, input), ground.plain.get(route)?.status ?? 200);
        expect(fault, input.path).toBeNull();
      }
    }
  }
});
