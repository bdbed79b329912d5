// Fails when a package that guards people is older than scripts/security/minimum-versions.json allows. Raise a minimum
// there as soon as a fix is out: within a day if it is critical, within a week otherwise.
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ROOT } from "../launcher/folders.mjs";
import { belowMinimum } from "./versions.mjs";

const read = (/** @type {string[]} */ ...parts) =>
  JSON.parse(readFileSync(path.join(ROOT, ...parts), "utf8"));
const problems = belowMinimum(
  read("package-lock.json"),
  read("scripts", "security", "minimum-versions.json"),
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log("No package is older than it may be.");
