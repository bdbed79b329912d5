import { randomBytes } from "node:crypto";

const CODE = /^[A-Za-z0-9_.:/-]{1,80}$/;
const FRAME = /^\s+at (?:[\w.<>$[\] ]{1,80} )?\(?((?:[\w@.+-]*[/\\:])*[\w@.+[\]-]+:\d+:\d+)\)?$/;
const MOST_FRAMES = 6;

/**
 * Logs that something failed and returns a reference to quote. Only the error's name, its code and where it was
 * thrown are kept: messages carry what people typed (Prisma's do, even in production).
 */
export function logFailure(where: string, error: unknown): string {
  const reference = randomBytes(5).toString("hex");
  write("error", { event: "failure", where: coded(where), reference, ...described(error) });
  return reference;
}

/** Logs an error that Next caught itself; its digest is the reference people see. */
export function logRequestFailure(route: string, kind: string, error: unknown): void {
  const digest = error instanceof Error && "digest" in error ? { reference: word(error.digest) } : {};
  write("error", { event: "failure", where: coded(route), kind: word(kind), ...digest, ...described(error) });
}

/** Logs that something happened: a code, and ids or further codes. Anything that looks like text is left out. */
export function logEvent(event: string, ids: Record<string, string | number> = {}): void {
  const safe = Object.entries(ids).map(([key, value]) => [
    key,
    typeof value === "number" ? value : coded(value),
  ]);
  write("info", { event: coded(event), ...Object.fromEntries(safe) });
}

function write(level: "info" | "error", entry: Record<string, unknown>): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, ...entry });
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

function coded(value: unknown): string {
  return typeof value === "string" && CODE.test(value) && !value.includes("@") ? value : "unprintable";
}

function word(value: unknown): string {
  return /^[A-Za-z0-9_]{1,48}$/.test(String(value)) ? String(value) : "unprintable";
}

function described(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && error.code !== undefined ? { code: word(error.code) } : {};
  return { name: word(error.name), ...code, frames: frames(error) };
}

/** The places in the code, if the stack has the shape that lets the message be cut off its front. */
function frames(error: Error): string[] {
  const stack = error.stack ?? "";
  const front = stack.indexOf(error.message);
  if (front < 0) return [];
  return (
    stack
      .slice(front + error.message.length)
      // Without the folder, which may have spaces in its name.
      .replaceAll(`${process.cwd()}/`, "")
      .split("\n")
      .flatMap((line) => FRAME.exec(line.slice(0, 400))?.[1] ?? [])
      .slice(0, MOST_FRAMES)
  );
}
