import { partsOf, plainWords, termsIn, withoutTerms } from "@/domain/marks";
import { readQuery, stem, stems } from "@/domain/search";
import { openWith, SealError } from "@/lib/crypto";
import { deviceInWords, platformOf } from "@/lib/device";
import { networkOf } from "@/lib/network";
import { returnPath, signInPath } from "@/lib/return-path";

const LENGTH = 100_000;
const of = (part: string, end = "") => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH) + end;

/** Texts of 100 kB on which a careless pattern or loop takes for ever; each ends in what does not fit. */
export const LONG_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ["one letter", of("a", "!")],
  ["one digit", of("0", "x")],
  ["blanks", of(" ", "x")],
  ["tabs and line ends", of("\t\r\n", "x")],
  ["words", of("ab ", "\0")],
  ["hyphens", of("-", "!")],
  ["joined words", of("a-", "!")],
  ["dots", of(".", "x")],
  ["sentences without an end", of("?:;.", "x")],
  ["slashes", of("/", "\\")],
  ["path", of("/a", "?")],
  ["unreserved", of("a_-", "=")],
  ["base64 in parts", of("v1.", "!")],
  ["address", `${of("a@")}`],
  ["domain", `a@${of("a.", "-")}`],
  ["quoted address", `"${of('\\"', '@a"')}`],
  ["colons", of(":", "g")],
  ["stars", of("*", "x")],
  ["bold that never ends", of("**a", "*")],
  ["terms that never end", of("[[a|", "]")],
  ["brackets", of("[", "]")],
  ["times", of("2026-11-24T", "Z")],
  ["percent signs", of("%2", "%")],
  ["marks on a letter", of("\u0301", "a")],
  ["letters that fold", of("\ufb03\u1e9b\u0323", "!")],
  ["lone surrogates", of("\ud800", "a")],
  ["emoji joined", of("👩‍💻", "‍")],
  ["quotes and backslashes", of("\"\\'`", "x")],
  ["tags", of("<a ", ">")],
  ["braces", of('{"a":', "}")],
];

type Sane = (text: string) => boolean;
const noGlossary = new Map();
const KEYS = [{ id: "a-", key: Buffer.alloc(32, 7) }];

/** What reads text that somebody else may have written, each with what must be true of its answer. */
export const READERS: readonly (readonly [name: string, isSane: Sane])[] = [
  ["returnPath", (text) => returnPath(text) === null],
  ["signInPath", (text) => signInPath(text) === "/sign-in"],
  ["deviceInWords", (text) => deviceInWords(text) === "A browser"],
  ["platformOf", (text) => platformOf(text) === ""],
  ["networkOf", (text) => networkOf(text) === "unknown"],
  ["readQuery", (text) => readQuery(text).length <= 200],
  ["stem", (text) => stem(text).length <= text.length],
  ["stems", (text) => stems(text).join("").length <= text.normalize("NFKD").length],
  ["openWith", (text) => refusesToOpen(text)],
  ["termsIn", (text) => termsIn(text).length === 0],
  ["withoutTerms", (text) => withoutTerms(text, noGlossary) === text],
  ["plainWords", (text) => plainWords(text, noGlossary).length <= text.length],
  ["partsOf", (text) => partsOf(text, noGlossary).every((part) => text.includes(part.text))],
];

function refusesToOpen(text: string): boolean {
  try {
    openWith(KEYS, text, "Person:emailSealed:1");
    return false;
  } catch (error) {
    return error instanceof SealError;
  }
}
