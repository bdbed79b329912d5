// The table of what may import what. A rule says why, since that is what is printed when it is broken.
import { findCycle, type Import, importsOf } from "./imports";

export type SourceFile = { file: string; source: string };
type Rule = {
  applies: (file: string) => boolean;
  breaks: (found: Import, file: string) => boolean;
  why: string;
};

const within = (...folders: string[]) => {
  return (file: string) => folders.some((folder) => file.startsWith(`${folder}/`));
};
const isOwn = within(
  "app",
  "components",
  "domain",
  "generated",
  "lib",
  "prisma",
  "scripts",
  "services",
  "e2e",
);

/** Alone with services and the seed these may use the database: signing in, and what has to work before it. */
const WITH_DATABASE = [
  ...[
    "lib/account-mail",
    "lib/actor",
    "lib/adapter",
    "lib/admission",
    "lib/auth",
    "lib/challenge",
    "lib/mail",
    "lib/organisation-account",
    "lib/passkey",
  ],
  ...["lib/rate-limit", "lib/session", "lib/sign-in", "lib/strong-means"],
].map((name) => `${name}.ts`);

const RULES: readonly Rule[] = [
  {
    applies: within("domain"),
    breaks: ({ target }) => !within("domain")(target) && target !== "zod",
    why: "domain imports domain and zod only: it is pure, so that it can be trusted and tested as a table",
  },
  {
    applies: within("lib"),
    breaks: ({ target }) => isOwn(target) && !within("lib", "domain", "generated")(target),
    why: "lib imports lib and domain: it is plumbing, and knows no use case and no page",
  },
  {
    applies: within("services"),
    breaks: ({ target }) => isOwn(target) && !within("services", "lib", "domain", "generated")(target),
    why: "services import services, lib and domain: they know nothing of the web",
  },
  {
    applies: (file) => !within("services", "prisma", "scripts", "e2e")(file),
    breaks: ({ target, isType }, file) => target === "lib/db" && !isType && !WITH_DATABASE.includes(file),
    why: "only services and signing in touch the database: everything else asks them, and so the gate",
  },
  {
    applies: (file) => !within("services", "lib", "prisma", "scripts", "e2e")(file),
    breaks: ({ target }) => within("generated")(target),
    why: "Prisma's types stay inside services and lib: pages get views",
  },
  {
    applies: within("components"),
    breaks: ({ target, isType }) =>
      isOwn(target) &&
      !within("components", "domain")(target) &&
      target !== "lib/content" &&
      !(isType && (within("services")(target) || target === "lib/form-action")),
    why: "components import components, domain, the catalogue, and types of services: actions arrive as props",
  },
  {
    applies: within("app"),
    breaks: ({ target }) =>
      (within("prisma", "scripts", "e2e", "generated")(target) && target !== "prisma/seed-data") ||
      target === "lib/crypto",
    why: "app translates between the web and services; sealing is theirs",
  },
  {
    applies: within("app"),
    breaks: ({ target }, file) => within("app")(target) && route(target) !== route(file),
    why: "a route imports nothing of another route: what two share is a component or a service",
  },
  {
    applies: (file) => !within("app")(file),
    breaks: ({ target }) => within("app")(target),
    why: "nothing imports from app",
  },
];

/** `app/checklist` for everything below it; what is directly in `app` belongs to every route. */
function route(file: string): string {
  return file.split("/").length > 2 ? file.split("/").slice(0, 2).join("/") : "app";
}

const PATTERNS: readonly { applies: (file: string) => boolean; pattern: RegExp; why: string }[] = [
  {
    applies: within("domain"),
    pattern: /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\bcrypto\.|\bperformance\.now\(/,
    why: "domain has no clock and no chance: today and ids are arguments",
  },
  {
    applies: (file) => isOwn(file) && file !== "domain/access/grants.ts",
    pattern: /\bas\s+\w*Grant\b|<\w*Grant<[^>]*>>\s*\(/,
    why: "only domain/access/grants.ts makes a Grant: anywhere else it would be a permission nobody gave",
  },
];

const isTest = (file: string) => /\.test\.tsx?$|(^|\/)test-[^/]+\.ts$/.test(file) || within("e2e")(file);

/** Every place where the table is broken, as `file: what, because why`. */
export function brokenBoundaries(files: readonly SourceFile[]): string[] {
  const problems: string[] = [];
  const services = new Map<string, string[]>();
  for (const { file, source } of files) {
    for (const { applies, pattern, why } of PATTERNS) {
      const found = applies(file) && !isTest(file) && pattern.exec(source);
      if (found) problems.push(`${file}: ${found[0].trim()}, but ${why}`);
    }
    if (isTest(file)) continue;
    const imports = importsOf(file, source);
    for (const found of imports) {
      for (const rule of RULES) {
        if (rule.applies(file) && rule.breaks(found, file)) {
          problems.push(`${file}: imports ${found.target}, but ${rule.why}`);
        }
      }
    }
    if (!within("services")(file)) continue;
    services.set(
      file.replace(/\.ts$/, ""),
      imports.filter(({ isType }) => !isType).map(({ target }) => target),
    );
    if (!imports.some(({ target }) => target === "server-only")) {
      problems.push(`${file}: lacks import "server-only", which keeps a service out of the browser's bundle`);
    }
  }
  const cycle = findCycle(services);
  if (cycle)
    problems.push(`${cycle.join(" → ")}: services import each other in a ring, so neither can be read alone`);
  return problems;
}
