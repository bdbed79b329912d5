import type { NextRequest } from "next/server";
import { plainPage } from "@/lib/plain-page";

/**
 * What stands where the account was. A route handler, since only a full navigation can carry the header that clears
 * what the browser kept, so that Back shows nothing; another site that leads here clears nothing.
 */
export function GET(request: NextRequest): Response {
  const response = plainPage(
    {
      status: 200,
      title: "Everything about you is erased",
      sentences: [
        "You are signed out everywhere. If you took your data away, the file or print is now yours alone to keep safe.",
        "The guidance and the first steps after an attack stay open to you, without signing in.",
      ],
      links: [
        { href: "/guidance", words: "All the guidance" },
        { href: "/help-now", words: "Help now" },
      ],
    },
    request.headers.get("x-nonce") ?? "",
  );
  const from = request.headers.get("sec-fetch-site");
  if (from === null || from === "same-origin") response.headers.set("Clear-Site-Data", '"cache", "storage"');
  return response;
}
