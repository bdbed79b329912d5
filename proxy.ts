import { type NextRequest, NextResponse } from "next/server";

const IS_DEV = process.env.NODE_ENV === "development";

/** The open feed holds nothing personal and says itself how long it may be kept. */
const KEEPABLE: readonly string[] = ["/api/guidance/v1.json", "/api/guidance/v1.schema.json"];

/** The one address that takes a post from elsewhere: mail providers send it for their readers, with a token of its own. */
const ONE_CLICK = /^\/api\/stop-reminders\/[\w-]{43}$/;

/**
 * The policy of a page with its nonce, and the origin check of everything that is sent. Never an access check:
 * those stand in the services. The other headers are set by server-front.mjs, on files and errors too.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!comesFromOurPages(request)) {
    return new NextResponse("Forbidden\n", { status: 403, headers: { "Cache-Control": "no-store" } });
  }
  // A NUL: no address and no id of ours holds one, and the database takes it for a failure.
  if (/%00/.test(request.nextUrl.pathname + request.nextUrl.search)) {
    return new NextResponse("Not found\n", { status: 404, headers: { "Cache-Control": "no-store" } });
  }
  if (isAhead(request) && ABOUT_OTHERS.test(request.nextUrl.pathname)) {
    return new NextResponse(null, { status: 204, headers: { "Cache-Control": "no-store" } });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  headers.delete("x-forwarded-host");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (isHttps()) response.headers.set("Reporting-Endpoints", 'csp="/api/csp-report"');
  if (!KEEPABLE.includes(request.nextUrl.pathname)) response.headers.set("Cache-Control", "no-store");
  return response;
}

/** Pages that show other people's things record each look: one that nobody sees must neither show nor record. */
const ABOUT_OTHERS = /^\/(?:office|overview)(?:\/|$)/;

/** Whether a browser or Next asks for a page ahead of anybody opening it. */
function isAhead({ headers }: NextRequest): boolean {
  const purpose = headers.get("sec-purpose") ?? headers.get("purpose") ?? "";
  return purpose.includes("prefetch") || headers.has("next-router-prefetch");
}

/**
 * Whether a browser sent this from one of our own pages. Next itself lets a request without an origin through.
 * A script of ours may leave Origin out on a GET; anything else must name our origin, or say it comes from it.
 */
function comesFromOurPages(request: NextRequest): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  if (request.method === "POST" && ONE_CLICK.test(request.nextUrl.pathname)) return true;
  const origin = request.headers.get("origin");
  if (origin !== null) return origin === new URL(process.env.APP_ORIGIN ?? "").origin;
  return request.headers.get("sec-fetch-site") === "same-origin";
}

function isHttps(): boolean {
  return process.env.APP_ORIGIN?.startsWith("https:") ?? false;
}

/** Where the form that signs in with an organisation leads: without a script the browser asks the policy about it. */
function organisationOrigin(): string {
  const issuer = process.env.ORGANISATION_ISSUER?.trim();
  return issuer ? ` ${new URL(issuer).origin}` : "";
}

function policyWith(nonce: string): string {
  const script = `'nonce-${nonce}' 'strict-dynamic'${IS_DEV ? " 'unsafe-eval'" : ""}`;
  const directives = [
    "default-src 'none'",
    `script-src ${script}`,
    IS_DEV ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${IS_DEV ? " ws:" : ""}`,
    `form-action 'self'${organisationOrigin()}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  if (!IS_DEV) {
    directives.push(
      "require-trusted-types-for 'script'",
      "trusted-types nextjs nextjs#bundler default",
      "report-uri /api/csp-report",
    );
    // The newer way of the same, which browsers take over https alone, and then leave the older one.
    if (isHttps()) directives.push("report-to csp");
  }
  return directives.join("; ");
}

export const config = { matcher: ["/((?!_next/static/|favicon\\.).*)"] };
