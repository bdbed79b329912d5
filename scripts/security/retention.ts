// npm run retention: removes what is past its time. A running server does so once a day by itself.
import { loadOwnSettings } from "./own-settings";

const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { removeExpired } = await import("@/services/retention");
try {
  for (const [kind, count] of Object.entries(await removeExpired(new Date()))) {
    console.log(
      `${String(count).padStart(8)}  ${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
  }
} finally {
  await db.$disconnect();
  await close();
}
