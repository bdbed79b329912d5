import type { NextRequest } from "next/server";
import { hasOutbox } from "@/lib/mail";
import { plainPage } from "@/lib/plain-page";
import { DEMO_PEOPLE } from "@/prisma/seed-data";

/** Where a form leads that was sent too often: a form's own answer could not say 429. */
export function GET(request: NextRequest): Response {
  const asked = Number(request.nextUrl.searchParams.get("minutes"));
  const minutes = Number.isInteger(asked) && asked >= 1 && asked <= 60 ? asked : 60;
  return plainPage(
    {
      status: 429,
      title: "Too many links in a short time",
      sentences: [
        `Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then ask again. A link that arrived within the last 10 minutes still works.`,
        "A passkey is not affected by this.",
        ...(hasOutbox()
          ? [
              `On this local copy you can also come in as ${DEMO_PEOPLE.map(({ address }) => address).join(", ")}.`,
            ]
          : []),
      ],
      links: [
        { href: "/sign-in", words: "Sign in with a passkey" },
        { href: "/help-now", words: "Help now" },
      ],
      retryAfterSeconds: minutes * 60,
    },
    request.headers.get("x-nonce") ?? "",
  );
}
