import { TEST_ORGANISATION } from "../scripts/testing/settings";
import { expect, test } from "./fixtures";
import { somebodyUnderWay } from "./fuzz/people";
import { send as get } from "./fuzz/send";
import { actions, formsIn, lookAround } from "./fuzz/targets";
import { stopDatabase } from "./stop-database";

test.use({ settings: TEST_ORGANISATION });

const CANARY = "Canary9K4W";
// What a form may carry to get further: ids and choices as they stand, and free text.
const FREE = /^(?:note|words|name|email|address|confirm|token|next)$/;

test("DA-7: what is typed into any form of the build reaches neither the log nor the record of the account", async ({
  page,
  app,
  db,
  person,
  clock,
  context,
  trouble,
}) => {
  trouble.allow(/status of/);
  const [{ openSession, cookieFor }, { aPerson, withPasskey }, { sealedProof }] = await Promise.all([
    import("@/lib/session"),
    import("@/services/test-people"),
    import("@/lib/mailbox-proof"),
  ]);
  const [under, fresh, lost] = await Promise.all([
    somebodyUnderWay(),
    aPerson(),
    aPerson().then(withPasskey),
  ]);
  const cookieOf = async ({ personId }: { personId: string }) => {
    const token = await openSession({ personId, method: "passkey", device: "A test" }, clock.now());
    const proof = sealedProof(personId, null, clock.now());
    return `${cookieFor("session").name}=${token}; ${cookieFor("proof").name}=${proof}`;
  };
  await cookieOf(under);
  const [cookie, newcomer] = [await cookieOf(under), await cookieOf(fresh)];
  const pages: ReturnType<typeof formsIn> = [];
  for (const { path, cookie: as } of [
    ...["/sign-in", `/sign-in/confirm?token=${"x".repeat(43)}`].map((path) => ({ path, cookie: "" })),
    ...["/sign-in/passkey", "/account", "/focus?minutes=15", "/election/begin?kind=local"].map((path) => ({
      path,
      cookie: newcomer,
    })),
    { path: "/sign-in/way-back", cookie: await cookieOf(lost) },
  ]) {
    const { status, body } = await get(app.origin, { method: "GET", path, headers: { cookie: as } });
    expect(status, path).toBe(200);
    pages.push(...formsIn(body, path));
  }
  const forms = [...(await lookAround(app.origin, cookie)).forms, ...pages];
  // The last page of a sitting has a button and nothing to type.
  const unseen = actions
    .filter(({ id }) => !forms.some((form) => form.action === id))
    .map(({ name }) => name);
  expect(unseen).toEqual(["app/focus/actions.ts#endSittingAction"]);
  await person.signIn();

  const send = async (all: boolean, as: string) => {
    let answered = 0;
    for (const { path, hidden, fields } of forms) {
      const typed = fields.map(([name, value]): [string, string] => [
        name,
        all || FREE.test(name) ? CANARY : value,
      ]);
      await db.rateLimit.deleteMany().catch(() => undefined);
      const response = await context.request.post(path, {
        multipart: Object.fromEntries([...hidden, ...typed]),
        headers: { origin: app.origin, cookie: as, "user-agent": CANARY },
        maxRedirects: 0,
      });
      if (response.status() < 500) answered += 1;
    }
    return answered;
  };
  expect(await send(false, cookie)).toBe(forms.length);
  expect(await send(true, await cookieOf(under))).toBe(forms.length);
  for (const name of ["code", "state", "iss", "error", "error_description"]) {
    await context.request.get(`/api/auth/callback/organisation?${name}=${CANARY}`);
  }

  // The same with the database away: the errors of Prisma carry values, even in production.
  await page.goto("/checklist/set-up-passkeys");
  await page.getByLabel("Your private note").fill(CANARY);
  const late = await cookieOf(under);
  const restart = await stopDatabase();
  try {
    await send(false, late);
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  } finally {
    await restart();
  }
  await expect
    .poll(async () => (await page.request.get("/api/ready")).status(), { timeout: 10_000 })
    .toBe(200);

  const output = app.output.join("\n");
  expect(output).not.toContain(CANARY);
  expect(output.toLowerCase()).not.toContain(CANARY.toLowerCase());
  const events = await db.$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM "AccountEvent" t`;
  expect(JSON.stringify(events).toLowerCase()).not.toContain(CANARY.toLowerCase());
});
