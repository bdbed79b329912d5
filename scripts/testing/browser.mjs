// The browser that the end-to-end tests drive: the one named, an installed one, Playwright's own, or one out of npm.
import { execFileSync } from "node:child_process";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { OWN, privateFolder, ROOT, readJson } from "../launcher/folders.mjs";
import { Stop } from "../launcher/output.mjs";

/** @typedef {{ name: string, executablePath?: string, env?: Record<string, string> }} Browser */

/** Finds a browser that starts, in the order of the first line.
 * @returns {Browser} */
export function findBrowser() {
  const named = process.env.SAFE_SEAT_BROWSER;
  if (named) {
    const name = version(named);
    if (name) return { name, executablePath: named };
    throw new Stop(`SAFE_SEAT_BROWSER names ${named}, which does not start.`);
  }
  for (const executablePath of installed()) {
    const name = version(executablePath);
    if (name) return { name: `${name} (${executablePath})`, executablePath };
  }
  const { chromium } = createRequire(import.meta.url)("playwright");
  if (existsSync(chromium.executablePath())) return { name: "Playwright's own Chromium" };
  return packaged();
}

function installed() {
  const names = ["google-chrome-stable", "google-chrome", "chrome", "chromium", "chromium-browser"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const known = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) =>
      process.env[name]
        ? [path.join(process.env[name] ?? "", "Google", "Chrome", "Application", "chrome.exe")]
        : [],
    ),
  ];
  return [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...known].filter(
    (file) => existsSync(file),
  );
}

/** The headless Chromium of @sparticuz/chromium, unpacked into this copy's own folder.
 * @returns {Browser} */
function packaged() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Stop("No browser was found for the tests. Install Chrome, or name one in SAFE_SEAT_BROWSER.");
  }
  const { version: release } = readJson(
    path.join(ROOT, "node_modules", "@sparticuz", "chromium", "package.json"),
  );
  const folder = path.join(OWN, "browser", release);
  const executablePath = path.join(folder, "chromium");
  const libraries = path.join(folder, "al2023", "lib");
  const fonts = path.join(folder, "fonts");
  if (!existsSync(folder)) {
    const half = privateFolder(`${folder}.${process.pid}`);
    // It unpacks into the system's temporary folder, and its libraries only where it believes to run on Lambda.
    const script = 'const { default: c } = await import("@sparticuz/chromium"); await c.executablePath();';
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x", HOME: half },
      stdio: ["ignore", "ignore", "inherit"],
    });
    renameSync(half, folder);
  }
  // Its own names only folders of Lambda: without a font the browser crashes.
  writeFileSync(
    path.join(fonts, "fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${escaped(fonts)}</dir>
  <cachedir>${escaped(path.join(fonts, "cache"))}</cachedir>
</fontconfig>
`,
  );
  const env = { FONTCONFIG_PATH: fonts };
  // Its own NSS only where the system has none: mixed with the system's other libraries it is a last resort.
  for (const more of [{}, { LD_LIBRARY_PATH: libraries }]) {
    const name = version(executablePath, more);
    if (name)
      return {
        name: `${name} out of @sparticuz/chromium ${release}`,
        executablePath,
        env: { ...env, ...more },
      };
  }
  throw new Stop(
    "The packaged Chromium does not start here. Install Chrome, or name one in SAFE_SEAT_BROWSER.",
  );
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** What a browser calls itself; undefined when it does not start.
 * @param {string} file @param {Record<string, string>} [env] */
function version(file, env = {}) {
  // On Windows the question opens a window instead of answering.
  if (process.platform === "win32") return existsSync(file) ? path.basename(file) : undefined;
  try {
    const answer = execFileSync(file, ["--version", "--no-sandbox"], {
      encoding: "utf8",
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 15_000,
    });
    return answer.trim().split("\n").at(-1) || undefined;
  } catch {
    return undefined;
  }
}
