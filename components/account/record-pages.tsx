import Link from "next/link";

const LAST = 1000;

/** Which page of a record an address asks for: the first, where it says nothing that could be one. */
export function pageAsked(asked: unknown): number {
  const page = Number(asked);
  return Number.isInteger(page) && page >= 1 && page <= LAST ? page : 1;
}

/** The ways to the pages of a record before and after this one. `at` is its address. */
export function RecordPages({ at, page, hasEarlier }: { at: string; page: number; hasEarlier: boolean }) {
  if (page === 1 && !hasEarlier) return null;
  return (
    <nav aria-label="More of the record" className="no-print mt-6 flex flex-wrap gap-x-6">
      {page > 1 && (
        <Link
          href={page === 2 ? at : `${at}?page=${page - 1}`}
          prefetch={false}
          className="inline-flex min-h-11 items-center"
        >
          Later
        </Link>
      )}
      {hasEarlier && (
        <Link href={`${at}?page=${page + 1}`} prefetch={false} className="inline-flex min-h-11 items-center">
          Earlier
        </Link>
      )}
    </nav>
  );
}
