import { loadCatalogue } from "@/lib/content";
import { readEnv } from "@/lib/env";
import { logRequestFailure } from "@/lib/log";

/** Ends the process, with one sentence for each problem, when settings or content cannot be used. */
export function checkOrExit(): void {
  const settings = readEnv(process.env);
  if (!settings.ok) refuse(settings.problems);
  try {
    loadCatalogue();
  } catch (error) {
    refuse([error instanceof Error ? error.message : "The content cannot be read."]);
  }
}

export function logRequestError(error: unknown, route: string, kind: string): void {
  logRequestFailure(route, kind, error);
}

function refuse(problems: readonly string[]): never {
  process.stderr.write(`Safe Seat does not start:\n${problems.map((line) => `  ${line}`).join("\n")}\n`);
  process.exit(1);
}
