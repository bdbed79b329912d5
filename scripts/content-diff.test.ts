import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const project = path.join(import.meta.dirname, "..");
let folder: string;

/** The command as people run it, in a repository of its own that holds nothing but content. */
function diff(...wanted: string[]) {
  const script = path.join(project, "scripts/content-diff.ts");
  const tsx = path.join(project, "node_modules/tsx/dist/cli.mjs");
  const run = spawnSync(
    process.execPath,
    [tsx, "--tsconfig", path.join(project, "tsconfig.json"), script, ...wanted],
    { cwd: folder, encoding: "utf8" },
  );
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function git(...command: string[]) {
  const who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...who, ...command], { cwd: folder, stdio: "ignore" });
}

// It compares revisions, which a copy without git has none of.
const hasGit = spawnSync("git", ["--version"]).status === 0;

describe.skipIf(!hasGit)("the difference between two revisions of the content", () => {
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "content-diff-test-"));
    const content = path.join(folder, "content");
    cpSync(path.join(project, "content"), content, { recursive: true });
    git("init", "-q");
    // The first revision is from before there was a list of synonyms.
    rmSync(path.join(content, "synonyms.yaml"));
    git("add", "-A");
    git("commit", "-q", "-m", "Before");
    git("tag", "before");
    cpSync(path.join(project, "content/synonyms.yaml"), path.join(content, "synonyms.yaml"));
    const router = path.join(content, "actions/devices/secure-home-router.yaml");
    const text = readFileSync(router, "utf8").replace(/^when:.*\n/m, "");
    writeFileSync(router, text.replace(/^minutes:/m, "when: { phones: [iphone] }\nminutes:"));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("shows who gains and loses a step between a revision and the files here", () => {
    const { code, out, err } = diff("before");
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toMatch(/^peer-with-android\n(?: {2}.*\n)*? {2}- secure-home-router$/m);
    expect(out).toMatch(/^ {2}- secure-home-router: \d+ lists$/m);
    expect(out).toMatch(/of 1000 sampled profiles/);
    expect(out).toMatch(/List length: median \d+ -> \d+, longest \d+ -> \d+\./);
    expect(diff("before").out).toBe(out);
  }, 120_000);

  test("says in one sentence what it cannot do", () => {
    expect(diff("no-such-tag")).toMatchObject({
      code: 1,
      err: expect.stringContaining('git knows no revision "no-such-tag"'),
    });
    expect(diff()).toMatchObject({ code: 1, out: expect.stringContaining("npm run content:diff") });
    expect(diff("--output=/tmp/x")).toMatchObject({ code: 1 });
  }, 120_000);
});
