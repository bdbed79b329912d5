// npm run check:boundaries: holds the table of what may import what, in boundaries.ts.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brokenBoundaries } from "./boundaries";

const FOLDERS = ["app", "components", "domain", "lib", "prisma", "services"];
const ROOT_FILES = ["proxy.ts", "instrumentation.ts", "instrumentation-client.ts"];

if (process.argv.includes("--help")) {
  console.log(
    `Reads every import below ${FOLDERS.join(", ")} and names those that scripts/boundaries.ts forbids.`,
  );
} else {
  const names = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.posix.join(folder, name)),
  ).filter((name) => /\.tsx?$/.test(name));
  const files = [...names, ...ROOT_FILES].map((file) => ({ file, source: readFileSync(file, "utf8") }));
  const problems = brokenBoundaries(files);
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? `${files.length} files keep the boundaries.` : `${problems.length} problems.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
