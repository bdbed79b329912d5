// What the app's role may do, table by table. It owns nothing, so it can neither change a table nor drop one.
import pg from "pg";

const USUAL = "select, insert, update, delete";

/** Tables on which the app's role may do less than read and write rows. */
const LESS: Readonly<Record<string, string>> = {
  _prisma_migrations: "",
  AccountEvent: "select, insert",
  OfficeEvent: "select, insert",
  // A command on the server lets somebody in, as the owner: nothing that goes wrong in the app can.
  OverviewRight: "select",
  // Sealing it with another key is the only change there is; it goes with its campaign.
  Assessment: 'select, insert, update ("sealed")',
};

/** Gives the app's role its rights on every table of the database, and takes away any others. */
export async function grantToApp(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = pg.escapeIdentifier(appRole);
    const { rows } = await client.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' order by tablename",
    );
    await client.query("begin");
    await client.query(`grant usage on schema public to ${role}`);
    // For a table made between a migration and the next grant: the usual, never less than the app needs to run.
    await client.query(`alter default privileges in schema public grant ${USUAL} on tables to ${role}`);
    for (const { tablename } of rows) {
      const table = pg.escapeIdentifier(tablename);
      const rights = LESS[tablename] ?? USUAL;
      await client.query(`revoke all on ${table} from ${role}`);
      if (rights) await client.query(`grant ${rights} on ${table} to ${role}`);
    }
    await client.query("commit");
  } finally {
    await client.end();
  }
}
