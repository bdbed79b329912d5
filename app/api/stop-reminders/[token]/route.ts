import { logFailure } from "@/lib/log";
import { stopReminders } from "@/services/reminders";

type Context = RouteContext<"/api/stop-reminders/[token]">;
const MOST = 1000;

/**
 * One-click unsubscribe (RFC 8058): the mail provider posts here for the reader, from anywhere and without a cookie.
 * The one address that takes a post from elsewhere (proxy.ts): the token in it is all that it goes by.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { token } = await params;
    if (!(await isOneClick(request))) return answer(400, "Not a one-click unsubscribe.\n");
    await stopReminders(token);
    return answer(200, "No more reminders will come.\n");
  } catch (error) {
    logFailure("reminders.one-click", error);
    return answer(503, "Not now. Try again in a minute.\n");
  }
}

/** A reader whose mail program opens the address instead finds the page with a button; looking changes nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const headers = { Location: `/stop-reminders/${encodeURIComponent(token)}`, "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}

/** Whether it says what the standard has providers say, as a form of either kind. */
async function isOneClick(request: Request): Promise<boolean> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST) return false;
  try {
    return (await request.formData()).get("List-Unsubscribe") === "One-Click";
  } catch {
    return false;
  }
}

function answer(status: number, words: string): Response {
  return new Response(words, {
    status,
    headers: { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" },
  });
}
