import { expect, test } from "./fixtures";
import { lookAround, routes } from "./fuzz/targets";

test("HT-3: no page of the build asks another host for anything, nor does the server behind it", async ({
  page,
  person,
  app,
}) => {
  test.setTimeout(300_000);
  await person.signIn();
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const { sample } = await lookAround(app.origin, cookie);
  for (const route of routes.filter((one) => !one.startsWith("/api/"))) {
    await page.goto(sample(route)).catch((error: Error) => {
      // A file to take away is no page.
      if (!error.message.includes("Download is starting")) throw error;
    });
    await page.waitForLoadState("networkidle");
  }
  expect([...asked]).toEqual([app.origin]);
  expect(app.outside).toEqual([]);
});
