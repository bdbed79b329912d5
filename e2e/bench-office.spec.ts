import { randomUUID } from "node:crypto";
import { loadCatalogue } from "@/lib/content";
import { expect, test } from "./fixtures";
import { makeOffice } from "./offices";

// Measured by npm run bench: how long the team page takes for offices of three sizes, over HTTP, on the built app.
const TIMES = 20;

for (const size of [3, 60, 300]) {
  test(`the team page of ${size} people, in medians of ${TIMES} @bench`, async ({
    app,
    clock,
    context,
    db,
    person: manager,
  }, info) => {
    const [{ addressHash, sealAddress }, { seal }, { sealMemberName }] = await Promise.all([
      import("@/lib/address"),
      import("@/lib/crypto"),
      import("@/lib/office-names"),
    ]);
    const { actions, personas } = loadCatalogue();
    const office = await makeOffice(clock.now());
    await office.add(manager, { role: "manager", name: "Morgan Tennant" });
    const people = Array.from({ length: size - 1 }, () => randomUUID());
    await db.person.createMany({
      data: people.map((id) => {
        const address = `${id}@people.example.org`;
        const createdAt = clock.now();
        return { id, emailHash: addressHash(address), emailSealed: sealAddress(id, address), createdAt };
      }),
    });
    await db.membership.createMany({
      data: people.map((personId, n) => {
        const id = randomUUID();
        const place = { id, officeId: office.id, personId, role: "staff", createdAt: clock.now() };
        return { ...place, nameSealed: sealMemberName(id, `Person ${n}`) };
      }),
    });
    await db.answer.createMany({
      data: people.flatMap((personId, n) =>
        Object.entries(personas[n % personas.length]?.answers ?? {}).map(([questionId, chosen]) => ({
          personId,
          questionId,
          sealed: seal(JSON.stringify(chosen), `Answer:sealed:${personId}:${questionId}`),
          updatedAt: clock.now(),
        })),
      ),
    });
    await db.actionState.createMany({
      data: people.flatMap((personId, n) =>
        actions
          .filter(({ scope }) => scope === "person")
          .slice(0, 10 + (n % 40))
          .map(({ id: actionId }) => {
            const state = { personId, actionId, status: "done", revision: 1, version: 1 };
            return { ...state, setAt: new Date(clock.now().getTime() - (n % 60) * 86_400_000) };
          }),
      ),
    });
    await manager.signIn();
    const times: number[] = [];
    let bytes = 0;
    for (let n = -3; n < TIMES; n++) {
      const began = performance.now();
      const answer = await context.request.get(`${app.origin}/office`);
      const body = await answer.text();
      if (n >= 0) times.push(performance.now() - began);
      expect(answer.status()).toBe(200);
      bytes = body.length;
    }
    const middle = times.toSorted((a, b) => a - b)[TIMES / 2] ?? 0;
    info.annotations.push({
      type: "measured",
      description: `${middle.toFixed(0)} ms, ${Math.round(bytes / 1024)} kB of HTML`,
    });
  });
}
