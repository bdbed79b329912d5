// npm run overview:grant -- ADDRESS, npm run overview:revoke -- ADDRESS: who may read the overview. There is no other
// way: the app's own role may not write that table, so this does it as the owner of the database.
import { z } from "zod";
import { loadOwnSettings } from "./security/own-settings";

const [, , verb, given] = process.argv;
const typed = z.email().max(254).safeParse(given?.trim().normalize("NFKC").toLowerCase());
if ((verb !== "grant" && verb !== "revoke") || !typed.success) {
  console.error("Give one email address in full: npm run overview:grant -- name@example.org");
  process.exit(1);
}
const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { connectAsOwner } = await import("@/lib/owner-db");
const { changeOverviewRight } = await import("@/services/overview-right");
const owner = connectAsOwner();
try {
  const what = verb === "grant" ? "given" : "taken";
  const result = await changeOverviewRight(owner, typed.data, what, new Date());
  if (result.ok) {
    const { to, subject, text } = result.letter;
    console.log(`Done. This is on its way to ${to}.\n\n${subject}\n\n${text}`);
  } else if (result.reason === "nobody") {
    console.error("Nobody with this address has come in yet. Invite them first: npm run invite -- ADDRESS");
    process.exitCode = 1;
  } else {
    console.log("It was so already: nothing is changed, and no mail is sent.");
  }
} finally {
  await owner.$disconnect();
  await db.$disconnect();
  await close();
}
