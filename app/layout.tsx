import type { Metadata, Viewport } from "next";
import Link from "next/link";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";
import { RecoveryNotice } from "./recovery-notice";

export const metadata: Metadata = {
  title: { default: "Safe Seat", template: "%s · Safe Seat" },
  description: "A security checklist that fits you, for parliamentarians, their staff and candidates.",
  robots: { index: false },
  icons: { icon: "/favicon.svg" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FBFAF7" },
    { media: "(prefers-color-scheme: dark)", color: "#14161A" },
  ],
};

const NAVIGATION = [
  { href: "/checklist", label: "Checklist" },
  { href: "/office", label: "Office" },
  { href: "/election", label: "Election" },
  { href: "/guidance", label: "Guidance" },
  { href: "/account", label: "Account" },
];

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Each answer carries its own nonce, so no page may be made in advance.
  await connection();
  return (
    <html lang="en-GB">
      <body className="flex min-h-dvh flex-col">
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-card focus:bg-raised focus:p-3"
        >
          Skip to the content
        </a>
        <header className="no-print border-line border-b">
          <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3 sm:px-6">
            <Link
              href="/"
              prefetch={false}
              className="flex min-h-11 items-center gap-2.5 font-semibold font-serif text-ink text-large no-underline"
            >
              <Latch />
              Safe Seat
            </Link>
            <Link
              href="/help-now"
              prefetch={false}
              className="no-print ml-auto inline-flex min-h-11 items-center rounded-card border border-quiet px-3 text-ink text-small no-underline sm:order-last sm:ml-0"
            >
              Help now
            </Link>
            <nav
              aria-label="Main"
              className="no-print -mx-1 flex w-full flex-wrap justify-between sm:mx-0 sm:ml-auto sm:w-auto sm:gap-x-3"
            >
              {NAVIGATION.map(({ href, label }) => (
                <Link
                  key={href}
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center px-1 text-ink text-small sm:px-2 decoration-transparent hover:decoration-current"
                >
                  {label}
                </Link>
              ))}
            </nav>
          </div>
        </header>
        <RecoveryNotice />
        <div className="flex-1">{children}</div>
        <footer className="no-print border-line border-t text-quiet text-small">
          <div className="mx-auto flex w-full max-w-5xl flex-wrap gap-x-6 gap-y-2 px-4 py-6 sm:px-6">
            <p className="measure">
              Safe Seat is not an official service and speaks for no parliament, party or government. Contains
              public sector information licensed under the{" "}
              <a
                className="text-quiet"
                href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
                rel="noreferrer"
              >
                Open Government Licence v3.0
              </a>
              .
            </p>
            <p className="flex flex-wrap gap-x-6">
              <Link
                href="/briefings"
                prefetch={false}
                className="inline-flex min-h-11 items-center text-quiet"
              >
                The threat, claim by claim
              </Link>
              <Link href="/paper" prefetch={false} className="inline-flex min-h-11 items-center text-quiet">
                On paper
              </Link>
              <Link href="/about" prefetch={false} className="inline-flex min-h-11 items-center text-quiet">
                About, privacy and accessibility
              </Link>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

/** Our mark: a door on the latch. */
function Latch() {
  return (
    <svg viewBox="0 0 28 32" className="h-8 w-7 flex-none" aria-hidden="true">
      <rect x="2" y="2" width="24" height="28" rx="5" className="fill-wash stroke-accent" strokeWidth="2.5" />
      <path d="M14 16h7" className="stroke-accent" strokeWidth="3.5" strokeLinecap="round" />
      <circle cx="12" cy="16" r="3.25" className="fill-accent" />
    </svg>
  );
}
