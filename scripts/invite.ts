// npm run invite -- ADDRESS: lets somebody in who is on no list. It is good for seven days and until they come in.
// npm run invite -- ADDRESS --way-back: lets somebody back in who has lost what they sign in with.
import { z } from "zod";
import { loadOwnSettings } from "./security/own-settings";

const WAY_BACK = "--way-back";
const given = process.argv.slice(2);
const isWayBack = given.includes(WAY_BACK);
const [first, ...more] = given.filter((word) => word !== WAY_BACK);
const typed = z.email().max(254).safeParse(first?.trim().normalize("NFKC").toLowerCase());
if (!typed.success || more.length > 0) {
  console.error("Give one email address in full: npm run invite -- name@example.org");
  process.exit(1);
}

const REFUSED = {
  known: `Somebody with this address has come in already, and needs no invitation. Have they lost their passkey, and have you met them or heard their voice on a number you knew before? Then: npm run invite -- ${typed.data} ${WAY_BACK}`,
  unknown: `Nobody with this address has come in yet. To invite them, leave out ${WAY_BACK}.`,
  "link-is-enough":
    "This person has no passkey and no organisation's account: a link by email lets them in as it is. Nothing was changed.",
};

const close = await loadOwnSettings();
// The database is read from the settings as it is imported.
const { db } = await import("@/lib/db");
const { invite, inviteBack } = await import("@/services/invite");
try {
  const result = await (isWayBack ? inviteBack : invite)(typed.data, new Date());
  if (result.ok) {
    const { to, subject, text } = result.letter;
    if ("code" in result) {
      console.log(
        `Their code, shown only now:\n\n  ${result.code}\n\nSay it to them on a number you knew before, or hand it to them on paper. Never send it by mail or as a message: whoever reads there would have all it takes. For seven days it lets them in without a passkey, once, after a sign-in link. A code from before no longer works. It is in the record of their account, and they can cancel it in any browser that is still signed in.\n`,
      );
    }
    console.log(
      `This is on its way to ${to}. You may also pass it on yourself: it holds no secret.\n\n${subject}\n\n${text}`,
    );
  } else {
    console.log(REFUSED[result.reason]);
  }
} finally {
  await db.$disconnect();
  await close();
}
