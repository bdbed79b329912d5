// npm run invite -- ADDRESS: lets somebody in who is on no list. It is good for seven days and until they come in.
import { z } from "zod";
import { loadOwnSettings } from "./security/own-settings";

const typed = z.email().max(254).safeParse(process.argv[2]?.trim().normalize("NFKC").toLowerCase());
if (!typed.success) {
  console.error("Give one email address in full: npm run invite -- name@example.org");
  process.exit(1);
}
const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { invite } = await import("@/services/invite");
try {
  const result = await invite(typed.data, new Date());
  if (result.ok) {
    const { to, subject, text } = result.letter;
    console.log(
      `This is on its way to ${to}. You may also pass it on yourself: it holds no secret.\n\n${subject}\n\n${text}`,
    );
  } else {
    console.log("Somebody with this address has come in already. They need no invitation.");
  }
} finally {
  await db.$disconnect();
  await close();
}
