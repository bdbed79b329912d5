import { readFileSync } from "node:fs";
import { RECORDED_BY_AIDE } from "./offices";
import { type Answer, send } from "./send";

type References = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
};
const read = (name: string) => JSON.parse(readFileSync(`.next/${name}`, "utf8"));

/** Every address of the build, as a pattern such as `/guidance/[action]`. */
export const routes = Object.values(read("app-path-routes-manifest.json") as Record<string, string>).filter(
  (route) => !route.startsWith("/_"),
);

/** Every server action of the build, and the addresses that take it. */
export const actions = Object.entries((read("server/server-reference-manifest.json") as References).node).map(
  ([id, { workers, filename, exportedName }]) => ({
    id,
    name: `${filename}#${exportedName}`,
    on: Object.keys(workers).map((worker) => worker.replace(/^app/, "").replace(/\/page$/, "") || "/"),
  }),
);

/** A form as it stands in a page: the action it calls, and its fields by name. */
export type Form = { action: string; path: string; hidden: [string, string][]; fields: [string, string][] };

/** Pages that show their form only with the half of a token, once a choice is made, or for what an aide recorded. */
const ALSO = [
  ...["/sign-in/confirm", "/sign-in/cancel"].map((path) => `${path}?token=${"x".repeat(43)}`),
  "/election/begin?kind=local",
  `/checklist/${RECORDED_BY_AIDE}`,
];
/** So many addresses of one pattern are looked at, and one of each choice of parameters. */
const MOST_OF_A_KIND = 3;

/** What the app itself shows to somebody: a real address for each pattern, its forms, and the values they carry. */
export type Ground = {
  sample: (route: string) => string;
  /** What an address answers to a plain GET. */
  plain: Map<string, Answer>;
  forms: Form[];
  known: string[];
};

/** Looks at every address once, following the app's own links to find one for each pattern. */
export async function lookAround(origin: string, cookie: string): Promise<Ground> {
  const samples = new Map<string, string>();
  const plain = new Map<string, Answer>();
  const forms: Form[] = [];
  const seen = new Map<string, Set<string>>();
  const visit = async (route: string, path: string) => {
    const answer = await send(origin, { method: "GET", path, headers: { cookie } });
    if (!samples.has(route)) {
      samples.set(route, path.split("?", 1)[0] ?? path);
      plain.set(route, answer);
    }
    forms.push(...formsIn(answer.body, path));
    for (const [, href = ""] of answer.body.matchAll(/href="(\/[^"#]*)/g)) {
      const { pathname, searchParams } = new URL(href.replaceAll("&amp;", "&"), origin);
      const found = routes.find((one) => (one.includes("[") ? fits(one, pathname) : one === pathname));
      if (!found || (!found.includes("[") && searchParams.size === 0)) continue;
      const kind = `${found} ${[...searchParams.keys()].sort().join()}`;
      const known = seen.get(kind) ?? new Set();
      if (known.has(href) || known.size >= (found.includes("[") ? MOST_OF_A_KIND : 1)) continue;
      seen.set(kind, known.add(href));
      await visit(found, href.replaceAll("&amp;", "&"));
    }
  };
  for (const route of routes) if (!route.includes("[")) await visit(route, route);
  for (const route of routes) {
    if (!samples.has(route)) await visit(route, route.replace(/\[(?:\.\.\.)?\w+\]/g, "session"));
  }
  for (const path of ALSO) {
    forms.push(...formsIn((await send(origin, { method: "GET", path, headers: { cookie } })).body, path));
  }
  const known = [...new Set(forms.flatMap((form) => form.fields.flat()))].filter(Boolean);
  return { sample: (route) => samples.get(route) ?? route, plain, forms: withoutRepeats(forms), known };
}

/** A form that stands on every page, such as that of a notice, once. */
function withoutRepeats(forms: readonly Form[]): Form[] {
  const seen = new Map(forms.map((form) => [JSON.stringify([form.action, form.fields]), form]));
  return [...seen.values()];
}

function fits(route: string, href: string): boolean {
  const pattern = route.split("/").map((part) => (part.startsWith("[") ? "[^/]+" : part));
  return new RegExp(`^${pattern.join("/")}$`).test(href) && !routes.includes(href);
}

/** The forms of a page that call an action. */
export function formsIn(page: string, path: string): Form[] {
  return [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const all: [string, string][] = [];
    for (const [tag] of form.matchAll(/<(?:input|textarea|button|select)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (name !== null)
        all.push([name, attribute(tag, "value") ?? (/type="checkbox"/.test(tag) ? "on" : "")]);
    }
    const hidden = all.filter(([name]) => name.startsWith("$ACTION"));
    const action = hidden.map((pair) => /\b[0-9a-f]{42}\b/.exec(pair.join(" "))?.[0]).find(Boolean);
    // Of radios and buttons of one name a browser sends one: which one is for the inputs to choose.
    return action ? [{ action, path, hidden, fields: all.filter((pair) => !hidden.includes(pair)) }] : [];
  });
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined
    ? null
    : value
        .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
}
