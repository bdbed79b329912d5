// npm run scheduled: takes the week's figures and sends the reminders that are due. A running server does so every hour
// by itself; run again, or from cron as well, it does nothing twice.
import { loadOwnSettings } from "./security/own-settings";

const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { runScheduled } = await import("@/services/scheduled");
const { sendWaiting } = await import("@/lib/mail");
const WORDS = {
  overviews: "overview taken",
  officeWeeks: "offices whose week was noted",
  reminders: "reminders sent",
  failed: "parts that failed, and will be tried again",
};
try {
  const done = await runScheduled(new Date());
  for (const [kind, words] of Object.entries(WORDS)) {
    console.log(`${String(done[kind as keyof typeof WORDS]).padStart(8)}  ${words}`);
  }
  await sendWaiting(new Date());
  if (done.failed > 0) process.exitCode = 1;
} finally {
  await db.$disconnect();
  await close();
}
