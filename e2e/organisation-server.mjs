// An organisation's sign-in for the tests: a real OpenID Connect provider in a process of its own, on the clock of the
// app under test. Its issuer reads as Entra's do. Whoever is made known to it may sign in by their id.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import http from "node:http";
import process from "node:process";
import Provider from "oidc-provider";

const issuer = new URL(process.env.PROVIDER_ISSUER ?? "");
/** @type {Map<string, Record<string, unknown>>} What the directory says of each person. */
const people = new Map();

const YEARS = 20 * 365 * 86_400;

const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
const provider = new Provider(issuer.href, {
  clients: [
    {
      client_id: process.env.PROVIDER_CLIENT ?? "",
      client_secret: process.env.PROVIDER_SECRET ?? "",
      redirect_uris: ["http://localhost/api/auth/callback/organisation"],
    },
  ],
  jwks: { keys: [{ ...key, use: "sig", alg: "RS256" }] },
  // Its cookies end by the browser's clock, which is years ahead of the tests' one day.
  ttl: { Interaction: YEARS, Session: YEARS, Grant: YEARS },
  cookies: { keys: [randomBytes(32).toString("hex")] },
  claims: { openid: ["sub", "tid", "oid"], email: ["email", "email_verified", "xms_edov"], profile: [] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `${issuer.pathname}/interaction/${uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  // Whoever signs in agrees: what is asked of them is not what the tests are about.
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({
      clientId: oidc.client?.clientId ?? "",
      accountId: oidc.session?.accountId ?? "",
    });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});
// The app under test is at another port each time.
provider.Client.prototype.redirectUriAllowed = (uri) =>
  /^http:\/\/localhost:\d+\/api\/auth\/callback\/organisation$/.test(uri);

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The organisation</title>
<link rel="icon" href="data:,"></head><body><main><h1>The organisation</h1><form method="post">
<label>Your number <input name="id" autocomplete="off"></label>
<button name="do" value="sign-in">Enter</button> <button name="do" value="cancel">Turn back</button>
</form></main></body></html>`;

const answer = provider.callback();
const server = http.createServer(async (request, response) => {
  const path = request.url ?? "/";
  // The provider finds out where it is mounted by comparing the two.
  Object.assign(request, { originalUrl: path, url: path.replace(issuer.pathname, "") });
  if (!request.url?.startsWith("/interaction/")) return answer(request, response);
  if (request.method !== "POST") return response.setHeader("Content-Type", "text/html").end(PAGE);
  let body = "";
  for await (const part of request) body += part;
  const form = new URLSearchParams(body);
  const id = form.get("id") ?? "";
  const isIn = form.get("do") === "sign-in" && people.has(id);
  await provider.interactionFinished(
    request,
    response,
    isIn ? { login: { accountId: id } } : { error: "access_denied" },
    { mergeWithLastSubmission: false },
  );
});
server.listen(Number(issuer.port), "localhost", () => process.send?.({ ready: true }));

process.on(
  "message",
  (/** @type {{ person?: { id: string, claims: Record<string, unknown> } }} */ message) => {
    if (!message.person) return;
    people.set(message.person.id, message.person.claims);
    process.send?.({ known: message.person.id });
  },
);
process.on("disconnect", () => process.exit());
