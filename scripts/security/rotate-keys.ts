// npm run keys:rotate: seals everything again with the first key of SEAL_KEYS and reports the count. docs/operations.md
// has the three steps around it: the app gets the new key first, and only then is this run.
import pg from "pg";
import { env } from "@/lib/env";
import { loadOwnSettings } from "./own-settings";
import { rotateSeals } from "./rotate";

const close = await loadOwnSettings();
const client = new pg.Client({ connectionString: env().databaseUrl });
try {
  await client.connect();
  const columns = await rotateSeals(client, env().sealKeys);
  for (const { column, resealed } of columns) console.log(`${String(resealed).padStart(8)}  ${column}`);
  const sum = (of: "resealed" | "unopened" | "left") => columns.reduce((total, one) => total + one[of], 0);
  console.log(`${String(sum("resealed")).padStart(8)}  in all, sealed with ${env().sealKeys[0]?.id}`);
  if (sum("unopened") > 0) {
    console.error(
      `${sum("unopened")} do not open with any of the keys: an old key is missing from SEAL_KEYS.`,
    );
  }
  if (sum("left") > 0) {
    console.error(`${sum("left")} are still sealed with an older key: keep it, and run this again.`);
    process.exitCode = 1;
  }
} finally {
  await client.end();
  await close();
}
