/**
 * Replaces the console once the server is up. Next prints whole errors there, and Prisma's messages hold the values
 * that people typed: only an error's name, code and digest are kept, and of text nothing.
 */
export function quietConsole(write = (line) => process.stderr.write(line)) {
  const word = (value) => (/^[A-Za-z0-9_]{1,48}$/.test(String(value)) ? String(value) : undefined);
  const describe = (value) => ({
    name: word(value.name),
    code: word(value.code),
    digest: word(value.digest),
  });
  for (const level of ["log", "info", "warn", "error", "debug", "trace"]) {
    console[level] = (...given) => {
      const errors = given.filter((value) => value instanceof Error).map(describe);
      if (errors.length === 0 && level !== "error" && level !== "warn") return;
      write(`${JSON.stringify({ at: new Date().toISOString(), level, event: "console", errors })}\n`);
    };
  }
}
