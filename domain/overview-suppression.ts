import type { Figure } from "./overview-figures";

/** No fewer than this many stand behind anything that is shown, or behind any change of it. */
export const LEAST = 10;

/**
 * The counts to go on: each stays what it was until at least ten more, or ten fewer, stand behind it. So no step from
 * one week to the next is the doing of fewer than ten.
 */
export function hold(
  before: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).map(([key, now]) => {
      const held = before[key];
      return [key, held !== undefined && Math.abs(now - held) < LEAST ? held : now];
    }),
  );
}

/** A count in tens: any sum or difference of shown numbers, of whatever weeks, is nothing or at least ten. */
export function inTens(count: number): number {
  return Math.round(count / LEAST) * LEAST;
}

/**
 * Which figures may be shown together, going by held counts alone. Taken in their order; one is left out if it, with
 * those before it, would let somebody work out by adding and subtracting a group that may be smaller than ten. Held
 * counts may be nine off, so what counts is what is there at the least.
 */
export function showable(
  figures: readonly Figure[],
  held: Readonly<Record<string, number>>,
): ReadonlySet<string> {
  const atoms = [...new Set(figures.flatMap((figure) => figure.atoms))];
  const rowOf = (figure: Figure) => atoms.map((atom) => (figure.atoms.includes(atom) ? 1 : 0));
  const isSmall = smallUnions(
    figures.map((figure) => ({ ...figure, row: rowOf(figure) })),
    atoms,
    held,
  );
  const shown: number[][] = [];
  const keys = new Set<string>();
  for (const figure of figures) {
    const row = rowOf(figure);
    if (isSmall[maskOf(row)] === 1 || leastBehind(held[figure.key]) < LEAST) continue;
    if (isAnyKnown(isSmall, nullSpace([...shown, row], atoms.length))) continue;
    shown.push(row);
    keys.add(figure.key);
  }
  return keys;
}

const leastBehind = (held: number | undefined) => Math.max(0, (held ?? 0) - (LEAST - 1));
const maskOf = (row: readonly number[]) => row.reduce((mask, part, n) => mask + part * 2 ** n, 0);
/** The number of the lowest bit that is set. */
const lowest = (bits: number) => 31 - Math.clz32(bits & -bits);

/**
 * For every set of atoms, as bits, a 1 where fewer than ten may stand behind it. One whose atoms are all held to be
 * empty tells of nobody: who is in them by now is counted nowhere. Twelve atoms make 4,096 sets.
 */
function smallUnions(
  figures: readonly (Figure & { row: number[] })[],
  atoms: readonly string[],
  held: Readonly<Record<string, number>>,
): Uint8Array {
  const large = figures.filter(({ key }) => leastBehind(held[key]) >= LEAST).map(({ row }) => maskOf(row));
  const sums = new Float64Array(2 ** atoms.length);
  const isSmall = new Uint8Array(2 ** atoms.length);
  const empty = maskOf(atoms.map((atom) => (held[atom] === 0 ? 1 : 0)));
  for (let union = 1; union < sums.length; union += 1) {
    sums[union] = (sums[union & (union - 1)] ?? 0) + leastBehind(held[atoms[lowest(union)] ?? ""]);
    const isLarge = (sums[union] ?? 0) >= LEAST || large.some((mask) => (mask & union) === mask);
    isSmall[union] = isLarge || (union & ~empty) === 0 ? 0 : 1;
  }
  return isSmall;
}

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

/**
 * Whether the number in any of these unions follows from what is shown. It does exactly when every change of the
 * hidden numbers that leaves all shown ones as they are leaves the union as it is too. The changes are looked at in one
 * sum: roots of primes do not cancel each other out.
 */
function isAnyKnown(isSmall: Uint8Array, changes: readonly (readonly number[])[]): boolean {
  const mixed = PRIMES.map((_, atom) =>
    changes.reduce((sum, change, n) => sum + (change[atom] ?? 0) * Math.sqrt(PRIMES[n] ?? 1), 0),
  );
  const sums = new Float64Array(isSmall.length);
  for (let union = 1; union < sums.length; union += 1) {
    const sum = (sums[union & (union - 1)] ?? 0) + (mixed[lowest(union)] ?? 0);
    sums[union] = sum;
    if (isSmall[union] === 1 && Math.abs(sum) < 1e-9) return true;
  }
  return false;
}

/** A basis of all changes of the atoms that leave every given sum as it is (Gauss-Jordan). */
function nullSpace(sums: readonly (readonly number[])[], width: number): number[][] {
  const rows = sums.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0; column < width && pivots.length < rows.length; column += 1) {
    const at = rows.findIndex((row, n) => n >= pivots.length && Math.abs(row[column] ?? 0) > 1e-9);
    const [pivot] = at < 0 ? [] : rows.splice(at, 1);
    if (!pivot) continue;
    const scale = pivot[column] ?? 1;
    const unit = pivot.map((part) => part / scale);
    for (const row of rows) {
      const times = row[column] ?? 0;
      if (times !== 0) for (let n = 0; n < width; n += 1) row[n] = (row[n] ?? 0) - times * (unit[n] ?? 0);
    }
    rows.splice(pivots.length, 0, unit);
    pivots.push(column);
  }
  const free = Array.from({ length: width }, (_, n) => n).filter((n) => !pivots.includes(n));
  return free.map((column) => {
    const change: number[] = Array.from({ length: width }, (_, n) => (n === column ? 1 : 0));
    pivots.forEach((pivot, n) => {
      change[pivot] = -(rows[n]?.[column] ?? 0);
    });
    return change;
  });
}
