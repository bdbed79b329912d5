import Link from "next/link";
import type { ReactNode } from "react";

/** The frame of a page: an optional way back, one heading, and one column of content. */
export function Page({
  title,
  lead,
  back,
  wide = false,
  eyebrow,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  back?: { href: string; label: string } | undefined;
  /** Room for a quiet side column. */
  wide?: boolean;
  /** A word above the heading that says where one is. */
  eyebrow?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full px-4 pt-6 pb-20 sm:px-6 ${wide ? "max-w-5xl" : "max-w-2xl"}`}
    >
      {back && (
        <p className="no-print mb-6 text-small">
          <Link href={back.href} prefetch={false} className="inline-flex min-h-11 items-center gap-1.5">
            <span aria-hidden="true">‹</span>
            {back.label}
          </Link>
        </p>
      )}
      {eyebrow && <p className="mb-2 text-small text-quiet">{eyebrow}</p>}
      <h1>{title}</h1>
      {lead && <p className="measure mt-4 text-large text-quiet">{lead}</p>}
      <div className="mt-8">{children}</div>
    </main>
  );
}
