import "server-only";
import { randomUUID } from "node:crypto";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { SignInMethod } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { CHALLENGE_SECONDS, keepChallenge, spendChallenge } from "@/lib/challenge";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { lockPerson } from "@/lib/lock-person";
import { passkeyName } from "@/lib/passkey-name";
import { endMailSessions } from "@/lib/session";

// Ed25519, P-256 and RSA. Newer kinds would stop working on an older Node.
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT = CHALLENGE_SECONDS * 1000;
const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

const encoded = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);
const shared = { id: encoded(1400), rawId: encoded(1400), type: z.literal("public-key") };
const signInReply = z.strictObject({
  ...shared,
  response: z.strictObject({
    clientDataJSON: encoded(4000),
    authenticatorData: encoded(4000),
    signature: encoded(12_000),
    userHandle: encoded(128),
  }),
});
const registerReply = z.strictObject({
  ...shared,
  response: z.strictObject({
    clientDataJSON: encoded(4000),
    attestationObject: encoded(40_000),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const rpId = () => new URL(env().origin).hostname;
const namePlace = (id: string) => `Passkey:nameSealed:${id}`;

/** What a browser needs to ask for any passkey of ours. It names nobody: who it is comes from the passkey. */
export async function signInChallenge(now: Date): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: rpId(),
    userVerification: "required",
    timeout: TIMEOUT,
  });
  await keepChallenge(options.challenge, { purpose: "sign-in" }, now);
  return options;
}

/** The person whose passkey signed the reply, or null for any reply that does not hold. */
export async function personOfReply(given: unknown, now: Date): Promise<string | null> {
  const reply = signInReply.safeParse(given);
  if (!reply.success) return null;
  const passkey = await db.passkey.findUnique({ where: { credentialId: reply.data.id } });
  const handle = Buffer.from(reply.data.response.userHandle, "base64url").toString("utf8");
  const result = await verified(() =>
    verifyAuthenticationResponse({
      response: { ...reply.data, clientExtensionResults: {} },
      // Spent first and whatever the reply is worth, so that no challenge can be tried twice.
      expectedChallenge: (challenge) => spendChallenge(challenge, { purpose: "sign-in" }, now),
      expectedOrigin: env().origin,
      expectedRPID: rpId(),
      requireUserVerification: true,
      credential: {
        id: passkey?.credentialId ?? reply.data.id,
        publicKey: new Uint8Array(passkey?.publicKey ?? []),
        counter: Number(passkey?.counter ?? 0),
      },
    }),
  );
  if (!passkey || !result?.verified || handle !== passkey.personId) return null;
  const { newCounter, credentialBackedUp } = result.authenticationInfo;
  await db.passkey.update({
    where: { id: passkey.id },
    data: { counter: newCounter, backedUp: credentialBackedUp, lastUsedAt: now },
  });
  return passkey.personId;
}

/** What a browser needs to make a passkey for a person. */
export async function registerChallenge(
  { personId, address }: { personId: string; address: string },
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await db.passkey.findMany({
    where: { personId },
    select: { credentialId: true, transports: true },
  });
  const options = await generateRegistrationOptions({
    rpName: "Safe Seat",
    rpID: rpId(),
    userName: address,
    userDisplayName: address,
    userID: new TextEncoder().encode(personId),
    timeout: TIMEOUT,
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  await keepChallenge(options.challenge, { purpose: "register", personId }, now);
  return options;
}

/**
 * Keeps the passkey that a browser made for this person, and ends their other sessions by mail. Returns its first name,
 * or null when it does not hold.
 */
export async function registerPasskey(
  {
    personId,
    sessionId,
    userAgent,
    by,
  }: { personId: string; sessionId: string; userAgent: string; by: SignInMethod },
  given: unknown,
  now: Date,
): Promise<string | null> {
  const reply = registerReply.safeParse(given);
  if (!reply.success) return null;
  const { clientDataJSON, attestationObject, transports } = reply.data.response;
  const result = await verified(() =>
    verifyRegistrationResponse({
      response: {
        ...reply.data,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: (challenge) => spendChallenge(challenge, { purpose: "register", personId }, now),
      expectedOrigin: env().origin,
      expectedRPID: rpId(),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!result?.verified) return null;
  const { credential, credentialDeviceType, credentialBackedUp, aaguid } = result.registrationInfo;
  const known = TRANSPORTS.filter((transport) => transports.includes(transport));
  const name = passkeyName({ aaguid, transports: known }, userAgent);
  const id = randomUUID();
  const row = {
    id,
    personId,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: known,
    deviceType: credentialDeviceType,
    backedUp: credentialBackedUp,
    nameSealed: seal(name, namePlace(id)),
    createdAt: now,
  };
  const isKept = await db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const { count } = await tx.passkey.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return false;
    await recordAccountEvent(tx, accountEvent(personId, "passkey-added", by, now));
    await endMailSessions(tx, { personId, sessionId, by }, now);
    return true;
  });
  return isKept ? name : null;
}

export type PasskeyView = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** A person's passkeys, oldest first. */
export async function passkeysOf(personId: string): Promise<PasskeyView[]> {
  const rows = await db.passkey.findMany({ where: { personId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ id, nameSealed, createdAt, lastUsedAt }) => ({
    id,
    name: openPasskeyName(id, nameSealed),
    createdAt,
    lastUsedAt,
  }));
}

/** The name a passkey's row keeps. */
export function openPasskeyName(id: string, sealed: string): string {
  return open(sealed, namePlace(id));
}

/** Gives a passkey of this person another name. False when they have no such passkey. */
export async function renamePasskey(personId: string, id: string, name: string): Promise<boolean> {
  const { count } = await db.passkey.updateMany({
    where: { id, personId },
    data: { nameSealed: seal(name, namePlace(id)) },
  });
  return count === 1;
}

/** The library throws for whatever does not hold, with the values in the message: those are dropped here. */
async function verified<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    return null;
  }
}

/** A challenge could not be looked up, which says nothing about the reply. */
function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith("Prisma");
}
