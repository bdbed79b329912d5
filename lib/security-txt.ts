const MONTHS = 6;

/**
 * The text of /.well-known/security.txt (RFC 9116) as asked for at `now`: whom to tell of a weakness, and until when
 * this may be believed.
 */
export function securityTxt({ origin, contact }: { origin: string; contact: string }, now: Date): string {
  return `${[
    `Contact: ${contact}`,
    `Expires: ${monthsAfter(now, MONTHS).toISOString()}`,
    `Policy: ${origin}/about#tell-us`,
    "Preferred-Languages: en",
    `Canonical: ${origin}/.well-known/security.txt`,
  ].join("\n")}\n`;
}

/** The beginning of the day (UTC) some months on; the last of the month where the day does not exist there. */
function monthsAfter(now: Date, months: number): Date {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(now.getUTCDate(), lastDay)));
}
