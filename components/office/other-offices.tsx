import Link from "next/link";

/** The way to somebody's other offices; nothing for somebody in one. */
export function OtherOffices({
  offices,
  here,
}: {
  offices: readonly { id: string; name: string }[];
  here: string;
}) {
  const others = offices.filter(({ id }) => id !== here);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="other-offices" className="no-print mt-14">
      <h2 id="other-offices" className="text-large">
        Your other offices
      </h2>
      <ul className="mt-2">
        {others.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={`/office?office=${id}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center break-words"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
