import "server-only";
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { env, type SealKey } from "@/lib/env";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a text with AES-256-GCM for one place only, `Table:column:row id`: moved to another row it does not open.
 * The result reads `v1.<key id>.<iv>.<ciphertext and tag>`, in base64url.
 */
export function seal(plain: string, place: string): string {
  return sealWith(env().sealKeys, plain, place);
}

/** Opens what `seal` made for the same place. Throws when it was changed, moved, or its key is gone. */
export function open(sealed: string, place: string): string {
  return openWith(env().sealKeys, sealed, place);
}

/** `seal` with given keys, of which the first is used. */
export function sealWith(keys: readonly SealKey[], plain: string, place: string): string {
  const newest = keys[0];
  if (!newest) throw new Error("There is no key to seal with.");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", newest.key, iv).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, newest.id, iv.toString("base64url"), text.toString("base64url")].join(".");
}

/** `open` with given keys, found by the id inside the sealed text. */
export function openWith(keys: readonly SealKey[], sealed: string, place: string): string {
  const [version, id, iv, text, ...rest] = sealed.split(".");
  const key = keys.find((known) => known.id === id)?.key;
  if (version !== VERSION || !key || !iv || !text || rest.length > 0) throw new SealError();
  const bytes = Buffer.from(text, "base64url");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    throw new SealError();
  }
}

/** A sealed text that does not open. Says nothing about what or where. */
export class SealError extends Error {
  override readonly name = "SealError";
  constructor() {
    super("A sealed text does not open.");
  }
}

/**
 * A keyed hash to look something up by (HMAC-SHA-256). Text that looks alike is alike: NFKC, lower case, trimmed.
 * `kind` keeps, say, an address as identifier apart from the same address as a limit's key.
 */
export function keyedHash(kind: string, text: string): string {
  const same = text.normalize("NFKC").trim().toLowerCase();
  return createHmac("sha256", env().indexKey).update(`${kind}\0${same}`).digest("base64url");
}

/** 256 random bits, for tokens that are shown once and stored as `tokenHash`. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The hash of a random token. It needs no key, since nobody can guess 256 bits. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
