// npm run erase:replay: after a backup was restored, erases again whoever was erased since it was made. Run it before
// the app starts, with the ledger (erased.jsonl) in DATA_DIR: keep it apart from backups, and never restore it.
import { loadOwnSettings } from "./security/own-settings";

const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { replayErasures } = await import("@/services/erase");
try {
  const { erased, inLedger, damagedLines } = await replayErasures(new Date());
  console.log(`The ledger names ${inLedger}. Erased again: ${erased}.`);
  if (damagedLines > 0) {
    console.error(`${damagedLines} of its lines cannot be read: compare it with another copy of the ledger.`);
    process.exitCode = 1;
  }
} finally {
  await db.$disconnect();
  await close();
}
