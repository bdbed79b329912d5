import pg from "pg";

const own = (url: string | undefined) => new URL(url ?? "").pathname.slice(1);

/** Takes the worker's database away, as if it had stopped, and returns what brings it back. */
export async function stopDatabase(): Promise<() => Promise<void>> {
  const name = own(process.env.DATABASE_URL);
  const owner = new URL(process.env.DATABASE_OWNER_URL ?? "");
  owner.pathname = "/postgres";
  const app = new URL(process.env.DATABASE_URL ?? "");
  app.pathname = "/postgres";
  const run = async (url: URL, sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql, values);
    await client.end();
  };
  await run(owner, `ALTER DATABASE ${pg.escapeIdentifier(name)} WITH ALLOW_CONNECTIONS false`);
  // A role may end its own connections, and waits until they have ended.
  await run(
    app,
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user",
    [name],
  );
  return () => run(owner, `ALTER DATABASE ${pg.escapeIdentifier(name)} WITH ALLOW_CONNECTIONS true`);
}
