import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { MORNING } from "../app-under-test";

/** Somebody with rows in every table that forms lead to, so that every page has all its forms. */
export async function somebodyUnderWay(): Promise<Actor> {
  const [{ db }, { aPerson }, { saveAnswer }, { saveNote, setStatus }, { startSitting }, { seal }] =
    await Promise.all([
      import("@/lib/db"),
      import("@/services/test-people"),
      import("@/services/profile"),
      import("@/services/checklist"),
      import("@/services/sitting"),
      import("@/lib/crypto"),
    ]);
  const actor = await aPerson();
  const { personId } = actor;
  const id = randomUUID();
  await db.passkey.create({
    data: {
      id,
      personId,
      credentialId: id,
      publicKey: Buffer.from("none"),
      counter: 0,
      deviceType: "multiDevice",
      backedUp: true,
      nameSealed: seal("iPhone", `Passkey:nameSealed:${id}`),
      createdAt: MORNING,
    },
  });
  await saveAnswer(actor, { questionId: "role", chosen: ["staff"], isSkipped: false }, MORNING);
  const set = { actionId: "set-up-passkeys", op: randomUUID(), version: 0 };
  await setStatus(actor, { ...set, status: "done", reason: null, reasonText: "" }, MORNING);
  await saveNote(actor, { ...set, op: randomUUID(), text: "A note." }, MORNING);
  await startSitting(actor, 30, MORNING);
  return actor;
}
