import path from "node:path";

export type Import = { target: string; isType: boolean };

const STATEMENT =
  /(?:^|[;}\n])\s*(?:import|export)\s+(type\s)?[^"';]*?from\s*["']([^"']+)["']|(?:^|[;}\n])\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

/**
 * What a file imports: `domain/errors` for a file of this repository, whichever way it is written, and the bare name
 * for a package. Text in comments counts as well, which is no loss: nothing is imported there.
 */
export function importsOf(file: string, source: string): Import[] {
  return [...source.matchAll(STATEMENT)].map((match) => {
    const named = match[2] ?? match[3] ?? match[4] ?? "";
    const inside = named.startsWith("@/")
      ? named.slice(2)
      : named.startsWith(".")
        ? path.posix.join(path.posix.dirname(file), named)
        : null;
    return {
      target: inside === null ? named : inside.replace(/\.tsx?$/, ""),
      isType: match[1] !== undefined,
    };
  });
}

/** A ring of files that import each other, or null. Types are erased, so they make no ring. */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}
