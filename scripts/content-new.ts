// Begins a new piece of content, as a file with a comment on every field:
//   npm run content:new -- action <id> <topic>
//   npm run content:new -- briefing <id>
//   npm run content:new -- question <id>
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { ContentFile } from "@/domain/catalogue";
import { londonDate } from "@/lib/clock";
import { readContent } from "@/lib/content";

const FOLDER = path.join(import.meta.dirname, "..", "content");
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const COMMENT_WIDTH = 110;
const REVIEW_AFTER_YEARS = 1;
const USAGE = "npm run content:new -- action <id> <topic> | briefing <id> | question <id>";

type Wanted = { kind: string | undefined; id: string | undefined; topic: string | undefined };
export type NewContent = { template: string; target: string; isAppended: boolean; next: string[] };

/** Where the new piece goes and what to do next, or one sentence on what is wrong. */
export function planNew({ kind, id, topic }: Wanted, files: readonly ContentFile[]): NewContent | string {
  if (!kind || !id) return USAGE;
  if (!ID.test(id))
    return `"${id}" cannot be an id: use lower-case words joined by hyphens, such as lock-the-door.`;
  if (kind === "question") {
    if (ids(files, "questions.yaml").includes(id)) return `There is a question "${id}" already.`;
    return {
      template: "_question.yaml",
      target: "questions.yaml",
      isAppended: true,
      next: ["Use it in the `when` of at least one action."],
    };
  }
  if (kind === "briefing") {
    const target = `briefings/${id}.yaml`;
    if (files.some((file) => file.path === target)) return `There is a briefing "${id}" already.`;
    return { template: "briefings/_template.yaml", target, isAppended: false, next: [] };
  }
  if (kind !== "action") return USAGE;
  const topics = ids(files, "topics.yaml");
  if (!topic || !topics.includes(topic)) return `Say the topic as well, one of: ${topics.join(", ")}.`;
  if (files.some((file) => file.path.startsWith("actions/") && file.path.endsWith(`/${id}.yaml`)))
    return `There is an action "${id}" already.`;
  if (ids(files, "renames.yaml", "from").includes(id))
    return `"${id}" was used before and is retired. Progress is kept by ids, so choose another.`;
  return {
    template: "actions/_template.yaml",
    target: `actions/${topic}/${id}.yaml`,
    isAppended: false,
    next: [
      "Add its id to `must` in one persona of content/personas, and to `must_not` in another.",
      "Add a line to content/edition.yaml.",
    ],
  };
}

/** The template with its blanks that a program can fill. `today` is a calendar date. */
export function fillIn(template: string, id: string, today: string, files: readonly ContentFile[]): string {
  const review = `${Number(today.slice(0, 4)) + REVIEW_AFTER_YEARS}${today.slice(4).replace("-02-29", "-02-28")}`;
  return template
    .replaceAll("{{id}}", id)
    .replaceAll("{{today}}", today)
    .replaceAll("{{review}}", review)
    .replaceAll("{{events}}", wrapped(ids(files, "events.yaml")))
    .replaceAll("{{places}}", wrapped(ids(files, "places.yaml")));
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < COMMENT_WIDTH)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => `  ${line}`).join(",\n# ");
}

/** The ids in one of the lists of `content/`. Reads them even while some other file is unfinished. */
function ids(files: readonly ContentFile[], name: string, field = "id"): string[] {
  const data = files.find((file) => file.path === name)?.data;
  if (!Array.isArray(data)) return [];
  return data.map((entry) => entry?.[field]).filter((id) => typeof id === "string");
}

function main([kind, id, topic]: readonly string[]): number {
  if (kind === "--help") {
    console.log(USAGE);
    return 0;
  }
  const files = readContent(FOLDER);
  const plan = planNew({ kind, id, topic }, files);
  if (typeof plan === "string" || !id) {
    console.error(plan);
    return 1;
  }
  const text = fillIn(
    readFileSync(path.join(FOLDER, plan.template), "utf8"),
    id,
    londonDate(new Date()),
    files,
  );
  const target = path.join(FOLDER, plan.target);
  if (plan.isAppended) appendFileSync(target, text);
  else if (existsSync(target)) throw new Error(`content/${plan.target} is there already`);
  else writeFileSync(target, text);
  console.log(
    plan.isAppended ? `Added "${id}" at the end of content/${plan.target}.` : `Wrote content/${plan.target}.`,
  );
  for (const step of [
    "Fill in what stands between the quotation marks.",
    ...plan.next,
    "Then: npm run check:content",
  ])
    console.log(`- ${step}`);
  return 0;
}

if (import.meta.filename === path.resolve(process.argv[1] ?? ""))
  process.exitCode = main(process.argv.slice(2));
