import { randomUUID } from "node:crypto";
import path from "node:path";
import { OWN } from "../launcher/folders.mjs";
import { openCluster } from "../postgres/cluster.mjs";
import { dropDatabases, prepareDatabase, prepareRoles } from "../postgres/roles.mjs";
import { migrations, NO_FILTERS, schema, withEngine } from "./engine";

/** The SQL that would bring a database with every committed migration to the schema; empty when they agree. */
export async function missingSql(): Promise<string> {
  const home = path.join(OWN, "test");
  const cluster = await openCluster(home, { disposable: true });
  const name = `scratch_${randomUUID().slice(0, 8)}`;
  try {
    await prepareRoles(home, cluster.port);
    const { ownerUrl } = await prepareDatabase(home, cluster.port, name);
    const { stdout } = await withEngine(
      ownerUrl,
      (engine) =>
        engine.diff({
          from: { tag: "migrations", ...migrations() },
          to: { tag: "schemaDatamodel", ...schema() },
          script: true,
          exitCode: null,
          filters: NO_FILTERS,
        }),
      ownerUrl,
    );
    const sql = stdout ?? "";
    return sql.replace(/^--.*$/gm, "").trim() === "" ? "" : sql;
  } finally {
    await dropDatabases(home, cluster.port, (found) => found === name);
    await cluster.stop();
  }
}
