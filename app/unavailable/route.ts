import type { NextRequest } from "next/server";
import { plainPage } from "@/lib/plain-page";

/** Where every page leads while the database is away. Nobody is signed out by it. */
export function GET(request: NextRequest): Response {
  return plainPage(
    {
      status: 503,
      title: "We cannot reach your list just now",
      sentences: [
        "What was shown as saved is safe, and you stay signed in. Go back and try again in a minute.",
        "If something has happened to you, the first steps work without this.",
      ],
      links: [
        { href: "/checklist", words: "Try my checklist again" },
        { href: "/help-now", words: "Help now" },
      ],
      retryAfterSeconds: 30,
    },
    request.headers.get("x-nonce") ?? "",
  );
}

// A form posted without a script arrives by a redirect that keeps its method. What it carried is not looked at.
export const POST = GET;
