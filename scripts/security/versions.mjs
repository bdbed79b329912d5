/** @typedef {{ packages: Record<string, { version?: string }> }} Lock */

/**
 * Which installed packages are older than they may be, or missing, as one sentence each. Every copy in the tree
 * counts, also one that another package brings along.
 * @param {Lock} lock @param {Record<string, string>} minimum
 * @returns {string[]}
 */
export function belowMinimum(lock, minimum) {
  return Object.entries(minimum).flatMap(([name, least]) => {
    const copies = Object.entries(lock.packages).filter(
      ([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`),
    );
    if (copies.length === 0) return [`${name} is not in the lock file, but has a minimum version.`];
    return copies.flatMap(([place, { version }]) =>
      version && compare(version, least) >= 0
        ? []
        : [`${place} is ${version ?? "of no version"}; it must be ${least} or later.`],
    );
  });
}

/**
 * Orders two versions as semver does: a number by its size, and a pre-release before its release.
 * @param {string} a @param {string} b
 */
export function compare(a, b) {
  const [left, right] = [parse(a), parse(b)];
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let n = 0; n < length; n += 1) {
    const difference = (left.numbers[n] ?? 0) - (right.numbers[n] ?? 0);
    if (difference) return Math.sign(difference);
  }
  if (left.pre === right.pre) return 0;
  if (!left.pre || !right.pre) return left.pre ? -1 : 1;
  return Math.sign(left.pre.localeCompare(right.pre, "en", { numeric: true }));
}

/** @param {string} version */
function parse(version) {
  const [front = "", ...rest] = (version.split("+")[0] ?? "").split("-");
  const numbers = front.split(".").map(Number);
  if (numbers.some((number) => !Number.isInteger(number))) throw new Error(`${version} is not a version.`);
  return { numbers, pre: rest.join("-") };
}
