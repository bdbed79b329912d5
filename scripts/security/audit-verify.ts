// npm run audit:verify: checks that nobody changed what is recorded about accounts.
import { loadOwnSettings } from "./own-settings";

const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { verifyRecord } = await import("@/services/audit");
try {
  const { people, offices, events, broken } = await verifyRecord(new Date());
  console.log(
    `${events} events of ${people} people and ${offices} offices: ${events - broken.length} are as they were written.`,
  );
  for (const id of broken) console.error(`Changed, put in, or no longer after what stood before it: ${id}`);
  if (broken.length > 0) process.exitCode = 1;
} finally {
  await db.$disconnect();
  await close();
}
