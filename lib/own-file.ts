import "server-only";
import { DomainError } from "@/domain/errors";
import { logFailure } from "@/lib/log";

/** A file made for one person: kept by nobody on the way. */
export function fileResponse(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Type": type,
      "X-Content-Type-Options": "nosniff",
    },
  });
}

export function calendarResponse(ics: string, name: string): Response {
  return fileResponse(ics, "text/calendar; charset=utf-8", name);
}

/** Leads to another page: what refuses a file has a page that says why. */
export function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}

/** What a file that could not be made is answered with: not found, or the page for when something is away. */
export function failed(name: string, error: unknown): Response {
  if (error instanceof DomainError && error.code === "NOT_FOUND") return goTo("/not-found");
  logFailure(name, error);
  return goTo("/unavailable");
}
