import { logEvent } from "@/lib/log";

const DIRECTIVES = [
  "script-src",
  "script-src-elem",
  "script-src-attr",
  "style-src",
  "style-src-elem",
  "style-src-attr",
  "img-src",
  "font-src",
  "connect-src",
  "form-action",
  "base-uri",
  "frame-src",
  "require-trusted-types-for",
  "trusted-types",
] as const;
const MOST_A_MINUTE = 10;

let minute = 0;
let count = 0;

/**
 * Takes a browser's word that a page tried something its policy forbids, which means a fault of ours or an attack.
 * Anybody can send this, so only which directive it was is kept, ten times a minute at most.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const said: unknown = await request.json();
    const text = JSON.stringify(said);
    const directive = DIRECTIVES.findLast((known) => text.includes(`"${known}"`));
    if (directive && mayLog(new Date())) logEvent("csp.refused", { directive });
  } catch {
    // Not a report.
  }
  return new Response(null, { status: 204 });
}

function mayLog(now: Date): boolean {
  const current = Math.floor(now.getTime() / 60_000);
  if (current !== minute) [minute, count] = [current, 0];
  count += 1;
  return count <= MOST_A_MINUTE;
}
