import { defineConfig } from "playwright/test";
import { isBuilt } from "./scripts/launcher/prepare.mjs";
import { type Browser, findBrowser } from "./scripts/testing/browser.mjs";

// Found once and handed to the workers, which read this file again.
process.env.E2E_BROWSER ??= JSON.stringify(findBrowser());
const browser: Browser = JSON.parse(process.env.E2E_BROWSER);
if (!process.env.E2E_TOLD) {
  if (!isBuilt()) throw new Error("The build is not the one of these sources. Run: npm run setup");
  console.log(`Browser: ${browser.name}`);
  process.env.E2E_TOLD = "1";
}

export default defineConfig({
  testDir: "e2e",
  tsconfig: "e2e/tsconfig.json",
  outputDir: "test-results",
  globalSetup: "./e2e/databases.ts",
  ...(process.env.BENCH ? {} : { grepInvert: /@bench/ }),
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A sweep of axe over all pages takes a minute when two workers share two busy cores.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "reports/e2e.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: {
      ...(browser.executablePath ? { executablePath: browser.executablePath } : {}),
      env: { ...process.env, ...browser.env } as Record<string, string>,
    },
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1280, height: 900 },
    serviceWorkers: "block",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "journeys" },
    { name: "no-script", grep: /@no-script/, use: { javaScriptEnabled: false } },
    // The narrowest phone, and what is left of a wide screen at 400 %.
    { name: "narrow", grep: /@narrow/, use: { viewport: { width: 320, height: 640 }, hasTouch: true } },
  ],
});
