import { createRequire } from "node:module";
import { anyText, anyValue, type Chance } from "./random";
import type { Sent } from "./send";
import type { Form, Ground } from "./targets";

/**
 * One input. `isBroken` is written down as it is made, before anything answers: the body is no well-formed multipart
 * or no well-formed call of an action, such as one whose arguments are no list. On such a body Next's own reader fails with a 500 before our code is called.
 */
export type Input = Sent & { isBroken: boolean };

type Encode = (value: unknown) => Promise<string | FormData>;
// The encoder that browsers use, so that what it makes is well-formed by definition.
const { encodeReply } = createRequire(import.meta.url)(
  "next/dist/compiled/react-server-dom-turbopack/client.node",
) as { encodeReply: Encode };

/** What our pages read from an address. */
export const PARAMETERS = [
  ...["next", "q", "minutes", "view", "by", "saved", "token", "email", "done", "sent", "again", "ended"],
  ...[
    "maker",
    "office",
    "page",
    "campaign",
    "for",
    "why",
    "flags",
    "taken",
    "moved",
    "listed",
    "kind",
    "new",
  ],
  ...["ending", "day", "pollingDay", "nation"],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const PART_NAME = /^[^\0-\x1f\x7f]{0,1000}$/;

/** An input for a server action: a form with something wrong, any other arguments, or a body that is broken. */
export async function actionInput(
  chance: Chance,
  action: { id: string; on: string[] },
  ground: Ground,
  cookie: string,
  origin: string,
): Promise<Input> {
  const form = formFor(chance, action.id, ground);
  const path = form?.action === action.id ? form.path : ground.sample(chance.pick(action.on));
  const headers = { cookie, origin, "next-action": action.id };
  const kind = chance.below(20);
  if (kind < 3 && form?.action === action.id) {
    const whole = await asBody(formData(chance, form, ground.known, true));
    return { method: "POST", path, ...whole, headers: strange(chance, { cookie, origin, ...whole.headers }) };
  }
  const call =
    kind < 12
      ? [stateFor(chance, ground.known), formData(chance, form, ground.known, false)]
      : chance.pick([
          [anyValue(chance, ground.known), anyValue(chance, ground.known)],
          anyValue(chance, ground.known),
          Array.from({ length: chance.below(5) }, () => anyValue(chance, ground.known)),
        ]);
  const whole = await asBody(await encodeReply(call));
  const isBroken = whole.isBroken || !Array.isArray(call);
  const sent = { method: "POST", path, ...whole, isBroken, headers: { ...headers, ...whole.headers } };
  if (kind < 17) return { ...sent, headers: strange(chance, sent.headers) };
  return broken(chance, sent);
}

/** An input for an address: strange paths, queries, headers, methods and bodies. */
export async function routeInput(
  chance: Chance,
  route: string,
  ground: Ground,
  cookie: string,
  origin: string,
): Promise<Input> {
  const text = () => anyText(chance, ground.known);
  let path = ground.sample(route);
  if (route.includes("[") && chance.is(0.5)) {
    path = route.replace(/\[(?:\.\.\.)?\w+\]/g, () => encoded(text()).slice(0, 4000) || "x");
  }
  if (chance.is(0.6)) {
    const names = [...PARAMETERS, "_rsc", text()];
    const pairs = Array.from({ length: 1 + chance.below(3) }, () => [chance.pick(names), text()] as const);
    path += `?${pairs.map((pair) => pair.map(encoded).join("=")).join("&")}`.slice(0, 8000);
  }
  const get = { method: chance.is(0.15) ? "HEAD" : "GET", path, isBroken: false };
  if (chance.is(0.6)) return { ...get, headers: strange(chance, { cookie }) };
  const headers = strange(chance, { cookie, origin });
  const kind = chance.below(4);
  if (kind === 0) {
    const form = ground.forms.length > 0 && chance.is(0.5) ? chance.pick(ground.forms) : null;
    const whole = await asBody(formData(chance, form, ground.known, chance.is(0.5)));
    return { method: "POST", path, ...whole, headers: { ...headers, ...whole.headers } };
  }
  const [type, body] =
    kind === 1
      ? ["application/x-www-form-urlencoded", `${encoded(text())}=${encoded(text())}&a=1&a=2`]
      : ["application/json", json(chance, ground.known)];
  return {
    method: "POST",
    path,
    headers: { ...headers, "content-type": type },
    body: Buffer.from(body),
    isBroken: false,
  };
}

/** A real form of this action if the app shows one, else somebody else's. */
function formFor(chance: Chance, action: string, { forms }: Ground): Form | null {
  const own = forms.filter((form) => form.action === action);
  const from = own.length > 0 && chance.is(0.95) ? own : forms;
  return from.length > 0 ? chance.pick(from) : null;
}

function formData(chance: Chance, form: Form | null, known: readonly string[], isPlain: boolean): FormData {
  const chosen = new Map<string, string>();
  for (const [name, value] of form?.fields ?? []) {
    if (!chosen.has(name) || chance.is(0.4)) chosen.set(name, value);
  }
  let pairs = [...chosen];
  for (let changes = chance.below(3); changes > 0; changes--) {
    const at = chance.below(Math.max(1, pairs.length));
    const [name = anyText(chance, known), value = ""] = pairs[at] ?? [];
    const kind = chance.below(12);
    if (kind < 6) pairs[at] = [name, anyText(chance, known)];
    else if (kind === 6) pairs = pairs.filter((_, n) => n !== at);
    else if (kind === 7) pairs.push([name, value]);
    else if (kind === 8) pairs.push([anyText(chance, known), anyText(chance, known)]);
    else if (kind === 9) pairs.push([chance.pick(["__proto__", "constructor", "toString"]), value]);
    else if (kind === 10)
      pairs.push(...Array.from({ length: 70 }, (_, n) => [`f${n}`, "x"] as [string, string]));
    else pairs[at] = [`${name}[]`, value];
  }
  const data = new FormData();
  if (isPlain) for (const [name, value] of form?.hidden ?? []) data.append(name, value);
  for (const [name, value] of pairs) data.append(name, value);
  if (chance.is(0.05)) data.append(pairs[0]?.[0] ?? "file", new Blob(["\0PNG"]), "x.png");
  return data;
}

function stateFor(chance: Chance, known: readonly string[]): unknown {
  return chance.is(0.6) ? { errors: [], values: {} } : anyValue(chance, known);
}

function json(chance: Chance, known: readonly string[]): string {
  const base64 = () => Buffer.from(anyText(chance, known)).toString("base64url").slice(0, 3000);
  const clientData = { type: "webauthn.get", challenge: base64(), origin: "http://localhost" };
  const response = {
    clientDataJSON: Buffer.from(JSON.stringify(clientData)).toString("base64url"),
    authenticatorData: Buffer.alloc(37 + chance.below(80), chance.below(256)).toString("base64url"),
    attestationObject: base64(),
    signature: base64(),
    userHandle: base64(),
  };
  const id = base64();
  const reply: Record<string, unknown> = {
    id,
    rawId: id,
    type: "public-key",
    response,
    clientExtensionResults: {},
  };
  const wrong = () => plainValue(chance, known, 0);
  if (chance.is(0.5)) reply[chance.pick(Object.keys(reply))] = wrong();
  if (chance.is(0.3)) Object.assign(response, { [chance.pick(Object.keys(response))]: wrong() });
  const next = chance.pick([null, "/profile", anyText(chance, known)]);
  const kind = chance.below(8);
  if (kind === 0) return "{}";
  if (kind < 4) return JSON.stringify({ reply, next });
  if (kind < 6) return JSON.stringify({ reply });
  if (kind === 6) return JSON.stringify(wrong());
  return chance.pick([
    '{"a":',
    "",
    "[".repeat(3000),
    '{"__proto__":{"reply":1}}',
    '{"reply":"\\ud800","next":"\\ud800"}',
  ]);
}

function plainValue(chance: Chance, known: readonly string[], depth: number): unknown {
  const kind = chance.below(depth > 3 ? 3 : 6);
  if (kind === 0) return anyText(chance, known);
  if (kind === 1) return chance.pick([null, true, 0, -1, 1e308, 2 ** 53]);
  if (kind === 2) return {};
  const more = () => plainValue(chance, known, depth + 1);
  if (kind === 3) return [more(), more()];
  return { [chance.pick(["contains", "not", "id", "type", "reply", "then", "length"])]: more() };
}

/** Headers that come from elsewhere, or that only Next's own client or a proxy sends. */
function strange(chance: Chance, headers: Record<string, string>): Record<string, string> {
  const all: [string, string][] = [
    ["origin", chance.pick(["https://evil.example", "null", "http://localhost"])],
    ["sec-fetch-site", chance.pick(["cross-site", "none"])],
    ["x-forwarded-host", "evil.example"],
    ["x-forwarded-proto", "https"],
    ["x-forwarded-for", "203.0.113.7, ::1"],
    ["x-middleware-subrequest", "proxy:proxy:proxy:proxy:proxy"],
    ["x-middleware-rewrite", "/account"],
    ["x-middleware-override-headers", "cookie"],
    ["x-matched-path", "/account"],
    ["x-invoke-path", "/account"],
    ["x-nextjs-data", "1"],
    ["x-nonce", "attacker"],
    ["content-security-policy", "script-src 'nonce-attacker'"],
    ["rsc", "1"],
    ["next-router-prefetch", chance.pick(["1", "2", "x"])],
    ["next-router-segment-prefetch", chance.pick(["/_tree", "/../x", "/__PAGE__"])],
    ["next-url", chance.pick(["/account", "//evil.example", "%"])],
    ["accept-language", "x".repeat(1000)],
    ["user-agent", chance.pick(["", "Mozilla/5.0 (iPhone; ".repeat(50), "<script>alert(1)</script>"])],
    ["range", "bytes=0-1"],
    ["if-none-match", "*"],
    ["cookie", `${headers.cookie}; __proto__=1; link=%E0%A4%A; session=${"A".repeat(43)}; =; ;;`],
  ];
  const result = { ...headers };
  while (chance.is(0.35)) {
    const [name, value] = chance.pick(all);
    result[name] = value;
  }
  return result;
}

function broken(chance: Chance, sent: Omit<Input, "isBroken"> & { isBroken?: boolean }): Input {
  const body = sent.body ?? Buffer.alloc(0);
  const type = sent.headers["content-type"] ?? "";
  const bodies: [string, string | Buffer][] = [
    [type, body.subarray(0, chance.below(body.length + 1))],
    ["multipart/form-data; boundary=other", body],
    ["multipart/form-data", body],
    ["text/plain;charset=UTF-8", chance.pick(["[", "", "{", "[$", '"$K"', "\0", "[[[["])],
    ["text/plain;charset=UTF-8", chance.pick(['["$K9"]', '["$9"]', '["$0"]', '["$@9"]', '["$Q0","$W0"]'])],
    [
      "text/plain;charset=UTF-8",
      chance.pick(['["$h9"]', '["$F9"]', '["$n1e9"]', '["$Dx"]', '["$T"]', '["$i0"]']),
    ],
    ["text/plain;charset=UTF-8", '["$0:__proto__:constructor:constructor","$1:then"]'],
    ["text/plain;charset=UTF-8", `[${'["$@0",'.repeat(500)}`],
    [chance.pick(["application/json", "text/html", "", "multipart/mixed; boundary=x"]), body],
  ];
  const [contentType, whole] = chance.pick(bodies);
  return {
    ...sent,
    body: Buffer.from(whole),
    headers: { ...sent.headers, "content-type": contentType },
    isBroken: true,
  };
}

/** As a browser would post it. */
async function asBody(
  value: string | FormData,
): Promise<{ headers: Record<string, string>; body: Buffer; isBroken: boolean }> {
  const response = new Response(value);
  const headers = { "content-type": response.headers.get("content-type") ?? "text/plain;charset=UTF-8" };
  const body = Buffer.from(await response.arrayBuffer());
  // No multipart: a form without parts, and one whose field names are too long or carry what a header may not.
  const names = value instanceof FormData ? [...value.keys()] : null;
  const isBroken = names !== null && (names.length === 0 || !names.every((name) => PART_NAME.test(name)));
  return { headers, body, isBroken };
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
