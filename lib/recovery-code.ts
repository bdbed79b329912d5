import "server-only";
import { randomBytes } from "node:crypto";
import { CODE_BYTES, codeOf, readCode } from "@/domain/recovery-code";
import { keyedHash } from "@/lib/crypto";

/** A new code, as it is printed or said. */
export function newRecoveryCode(): string {
  return codeOf(randomBytes(CODE_BYTES));
}

/**
 * What a person's code is kept as, however it was typed. 80 random bits need no slow hash; the key and the person make
 * a stolen table of no use.
 */
export function recoveryCodeHash(personId: string, code: string): string {
  return keyedHash("recovery-code", `${personId} ${readCode(code)}`);
}
