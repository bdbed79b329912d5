/** How many codes are made at once. */
export const CODES = 8;
/** Random bytes in one code: 80 bits, which nobody tries out. */
export const CODE_BYTES = 10;

/** Crockford's letters: none that is taken for a digit, and no U, so that few codes spell a word. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS = (CODE_BYTES * 8) / 5;
const GROUP = 4;

/** A code as it is printed, `7K2M-…`, of ten random bytes. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let letters = "";
  for (let n = 0; n < LETTERS; n += 1) {
    letters = (ALPHABET[Number(bits & 31n)] ?? "") + letters;
    bits >>= 5n;
  }
  return letters.replace(/(.{4})(?!$)/g, "$1-");
}

/**
 * A code as somebody typed it, in the one form that is compared; null when it cannot be one. Case, spaces and dashes
 * do not matter, and neither does O for 0 or I and L for 1.
 */
export function readCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return letters.length === LETTERS && [...letters].every((letter) => ALPHABET.includes(letter))
    ? letters
    : null;
}

/** What a printed code looks like, for a hint beside the field. */
export const CODE_SHAPE = `${LETTERS} letters and digits, in groups of ${GROUP}`;
