import { logFailure } from "@/lib/log";
import { calendarResponse } from "@/lib/own-file";
import { readFeed } from "@/services/calendar";

/** The private calendar address: no session, since calendars have none. An unknown one is not found. */
export async function GET(_: Request, { params }: RouteContext<"/election/feed/[token]">): Promise<Response> {
  try {
    const { token } = await params;
    const ics = /^[\w-]{43}$/.test(token) ? await readFeed(token, new Date()) : null;
    return ics ? calendarResponse(ics, "check-ups.ics") : plain("Not found\n", 404);
  } catch (error) {
    logFailure("election.feed", error);
    return plain("Not available just now\n", 503);
  }
}

function plain(words: string, status: number): Response {
  const headers = { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" };
  return new Response(words, {
    status,
    headers: status === 503 ? { ...headers, "Retry-After": "600" } : headers,
  });
}
