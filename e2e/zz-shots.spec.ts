import { MORNING } from "./app-under-test";
import { test } from "./fixtures";
import { writeTwelveWeeks } from "./overview-weeks";

test("shots", async ({ page, person }) => {
  const [{ connectAsOwner }, { changeOverviewRight }] = await Promise.all([
    import("@/lib/owner-db"),
    import("@/services/overview-right"),
  ]);
  const owner = connectAsOwner();
  await changeOverviewRight(owner, person.address, "given", MORNING);
  await writeTwelveWeeks("2026-11-24");
  await person.signIn();
  const { stopToken } = await import("@/services/reminders");
  const stop = `/stop-reminders/${stopToken(person.id)}`;
  for (const [name, address] of [
    ["overview", "/overview"],
    ["reminders", "/account/reminders"],
    ["stop", stop],
    ["stopped", `${stop}?done=1`],
    ["account", "/account"],
  ] as const)
    for (const width of [390, 1280])
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        await page.screenshot({ path: `/tmp/x/shots/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/overview");
  await page.pdf({ path: "/tmp/x/shots/overview.pdf", preferCSSPageSize: true });
});
