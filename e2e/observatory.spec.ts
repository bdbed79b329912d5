import { execFile } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "./fixtures";
import { openHttpsFront } from "./https-front";

const HOST = "checklist.example.org";
const LEAST = 125;
const PAGES = [
  "/",
  "/help-now",
  "/briefings",
  "/briefings/release-2024-03-26",
  "/guidance",
  "/guidance/set-up-passkeys",
  "/sign-in",
  "/about",
  "/editions",
  "/supported-devices",
  "/paper",
];

type Part = { points: number; result: string };
type Score = { page: string; status: number; points: number; grade: string; tests: Record<string, Part> };

// As an operator runs it: under a public name, behind something that speaks https.
test.use({
  settings: { APP_ORIGIN: `https://${HOST}`, SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "a@b.example" },
});

/** What the scorer says of these pages, with or without knowing the certificate of the front. */
async function scoresOf(appOrigin: string, pages: readonly string[], isTrusting = true): Promise<Score[]> {
  const front = await openHttpsFront(appOrigin, HOST);
  try {
    const scorer = path.join("scripts", "testing", "observatory.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [scorer, front.host, ...pages], {
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        NODE_EXTRA_CA_CERTS: isTrusting ? front.certificateFile : "",
      },
    });
    return JSON.parse(stdout) as Score[];
  } finally {
    await front.stop();
  }
}

test(`HT-1, HT-2: Mozilla's Observatory gives every public page ${LEAST} points or more`, async ({ app }) => {
  const scores = await scoresOf(app.origin, PAGES);
  expect(scores.map(({ page }) => page)).toEqual(PAGES);
  for (const { page, status, points, grade, tests } of scores) {
    console.log(`Observatory: ${points} points (${grade}) ${page}`);
    expect(status, page).toBe(200);
    expect(points, `${page}: ${JSON.stringify(tests)}`).toBeGreaterThanOrEqual(LEAST);
  }
});

test("HT-2: the scorer takes points off where something is missing", async ({ app }) => {
  const [score] = await scoresOf(app.origin, ["/"], false);
  expect(score?.points).toBeLessThan(LEAST);
  expect(score?.tests.redirection?.result).toBe("redirection-invalid-cert");
});
