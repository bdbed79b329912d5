// node scripts/testing/observatory.mjs localhost:8443 / /about: what Mozilla's Observatory gives each page, as JSON.
// Run it with NODE_EXTRA_CA_CERTS where the certificate is one of our own: points are taken off for an unknown one.
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { importTool, toolPath } from "./tools.mjs";

const [host = "", ...pages] = process.argv.slice(2);
const entry = toolPath("@mdn/mdn-http-observatory");
// Its install script would download the list of sites that browsers know to be https: ours is on no such list.
const preloaded = path.join(path.dirname(entry), "..", "conf", "hsts-preload.json");
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");

const { scan } = await importTool("@mdn/mdn-http-observatory");
const scores = [];
for (const page of pages) {
  const { scan: total, tests } = await scan(`${host}${page}`);
  /** @type {[string, { scoreModifier: number, result: string }][]} */
  const parts = Object.entries(tests);
  const modifiers = parts.map(([name, { scoreModifier, result }]) => [
    name,
    { points: scoreModifier, result },
  ]);
  scores.push({
    page,
    status: total.statusCode,
    points: total.score,
    grade: total.grade,
    tests: Object.fromEntries(modifiers),
  });
}
process.stdout.write(JSON.stringify(scores));
