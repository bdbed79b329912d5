import Link from "next/link";
import type { Role } from "@/domain/access/grants";

const PAGES = [
  { href: "/office", label: "Team", only: "manager" },
  { href: "/office/people", label: "People", only: "manager" },
  { href: "/office/checklist", label: "Office actions", only: null },
  { href: "/election/office", label: "Election", only: null },
  { href: "/office/sharing", label: "What the office sees", only: null },
  { href: "/office/help", label: "Helping", only: null },
] as const;

/** The pages of one office; `here` is not a link. */
export function OfficeNav({
  officeId,
  role,
  here,
}: {
  officeId: string;
  role: Role;
  here: (typeof PAGES)[number]["href"] | null;
}) {
  return (
    <nav aria-label="Office" className="no-print mb-8 border-line border-b">
      <ul className="-mb-px flex flex-wrap gap-x-6">
        {PAGES.filter(({ only }) => only === null || only === role).map(({ href, label }) => (
          <li key={href}>
            {href === here ? (
              <span
                aria-current="page"
                className="inline-flex min-h-11 items-center border-accent border-b-2 font-semibold text-small"
              >
                {label}
              </span>
            ) : (
              <Link
                href={`${href}?office=${officeId}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-small"
              >
                {label}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
