import { expect, test } from "../fixtures";

// What Safari lacks in Lockdown Mode, as WebKit's own changes list it. An emulation: no Safari runs here.
const TAKEN_AWAY = [
  "WebAssembly",
  "indexedDB",
  "caches",
  "Notification",
  "PushManager",
  "ServiceWorkerContainer",
  "WebGLRenderingContext",
  "WebGL2RenderingContext",
  "FileReader",
  "SharedWorker",
  "RTCPeerConnection",
  "SpeechRecognition",
  "MediaSource",
];

test("answers, ticks and takes a sitting with what Lockdown Mode takes away, and stores nothing in the browser", async ({
  page,
  person,
  context,
}) => {
  await context.addInitScript((names) => {
    for (const name of names) Reflect.deleteProperty(window, name);
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
  }, TAKEN_AWAY);
  await person.signIn();
  await page.goto("/profile/messaging");
  await page.getByLabel("WhatsApp").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/messaging"));
  await page.goto("/checklist/check-linked-devices");
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.locator("#status")).toContainText("Saved");
  await page.goto("/focus?minutes=15");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText(/Step 1 of /)).toBeVisible();

  const stored = await page.evaluate(() => [
    window.localStorage.length,
    window.sessionStorage.length,
    document.cookie,
  ]);
  expect(stored).toEqual([0, 0, ""]);
});
