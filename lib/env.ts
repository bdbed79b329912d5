import { isIP } from "node:net";
import { z } from "zod";
import { type Organisation, readOrganisation } from "@/lib/organisation-settings";

const EXAMPLE = /change.?me|example|secret|password|0123456789|(.)\1{7}/i;
const LEAST_KEY_BYTES = 32;
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

const text = z.string().trim();
const optional = text.optional().transform((value) => value || undefined);
const list = text.optional().transform((value) =>
  (value ?? "")
    .split(",")
    .map((entry) => entry.normalize("NFKC").trim().toLowerCase())
    .filter(Boolean),
);

/** The names of all settings, with how each is read. `.env.example` explains them. */
export const settingsSchema = z.object({
  APP_ORIGIN: text.min(1, "is missing: the address people type, such as https://checklist.example.org"),
  PORT: text
    .optional()
    .transform((value) => Number(value || 3000))
    .refine(
      (port) => Number.isInteger(port) && port > 0 && port < 65536,
      "must be a port between 1 and 65535",
    ),
  HOST: optional,
  DATA_DIR: optional.transform((value) => value ?? "./.data"),
  DATABASE_URL: text.min(1, "is missing: postgres://… of the role the app uses"),
  DATABASE_OWNER_URL: optional,
  AUTH_SECRET: text.min(1, "is missing: run `openssl rand -base64 48`"),
  SEAL_KEYS: text.min(1, "is missing: `id:key`, with a key from `openssl rand -base64 32`"),
  INDEX_KEY: text.min(1, "is missing: run `openssl rand -base64 32`"),
  SMTP_URL: optional,
  MAIL_FROM: optional,
  ALLOWED_ADDRESSES: list,
  ALLOWED_DOMAINS: list,
  ORGANISATION_NAME: optional,
  ORGANISATION_ISSUER: optional,
  ORGANISATION_CLIENT_ID: optional,
  ORGANISATION_CLIENT_SECRET: optional,
  CONTACT: optional,
  TRUSTED_PROXY: optional,
});

export type SealKey = { id: string; key: Buffer };
export type Env = {
  /** Scheme, host and port, without a slash at the end. */
  origin: string;
  isLocal: boolean;
  isHttps: boolean;
  port: number;
  dataDir: string;
  databaseUrl: string;
  databaseOwnerUrl: string;
  authSecret: string;
  /** Newest first: the first one seals, all of them open. */
  sealKeys: readonly SealKey[];
  indexKey: Buffer;
  smtpUrl: string | undefined;
  mailFrom: string;
  allowedAddresses: readonly string[];
  allowedDomains: readonly string[];
  /** Null where nobody signs in with an organisation. */
  organisation: Organisation | null;
  contact: string | undefined;
};
export type EnvResult = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Reads all settings, or says in one sentence each what is wrong. Never repeats a value. */
export function readEnv(source: Record<string, string | undefined>): EnvResult {
  const parsed = settingsSchema.safeParse(source);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message, code }) =>
        sentence(String(path[0]), code === "invalid_type" ? "is missing" : message),
      ),
    };
  }
  const s = parsed.data;
  const problems: string[] = [];
  const refuse = (name: string, why: string) => problems.push(sentence(name, why));

  const url = readOrigin(s.APP_ORIGIN, refuse);
  const isLocal = url?.hostname === "localhost";
  // With an origin that cannot be used, what it calls for cannot be said either.
  const isPublic = url !== null && !isLocal;

  if (Buffer.byteLength(s.AUTH_SECRET) < LEAST_KEY_BYTES)
    refuse("AUTH_SECRET", "is too short: 32 bytes or more");
  else if (isWeak(s.AUTH_SECRET)) refuse("AUTH_SECRET", "looks like an example: make one of your own");
  const indexKey = Buffer.from(s.INDEX_KEY, "base64");
  if (indexKey.length < LEAST_KEY_BYTES) refuse("INDEX_KEY", "must be 32 bytes or more in base64");
  else if (isWeak(s.INDEX_KEY)) refuse("INDEX_KEY", "looks like an example: make one of your own");
  const sealKeys = readSealKeys(s.SEAL_KEYS, refuse);

  readDatabase("DATABASE_URL", s.DATABASE_URL, refuse);
  if (s.DATABASE_OWNER_URL) readDatabase("DATABASE_OWNER_URL", s.DATABASE_OWNER_URL, refuse);
  if (isPublic && s.DATABASE_OWNER_URL === s.DATABASE_URL) {
    refuse(
      "DATABASE_OWNER_URL",
      "must be another role than that of DATABASE_URL unless the app runs on localhost",
    );
  }
  if (s.SMTP_URL && !/^smtps?:\/\//.test(s.SMTP_URL))
    refuse("SMTP_URL", "must begin with smtp:// or smtps://");
  if (!s.SMTP_URL && isPublic) refuse("SMTP_URL", "is missing: without it nobody can receive a sign-in link");
  if (s.SMTP_URL && !s.MAIL_FROM) refuse("MAIL_FROM", "is missing: the address that mail comes from");
  const organisation = readOrganisation(
    {
      ORGANISATION_NAME: s.ORGANISATION_NAME,
      ORGANISATION_ISSUER: s.ORGANISATION_ISSUER,
      ORGANISATION_CLIENT_ID: s.ORGANISATION_CLIENT_ID,
      ORGANISATION_CLIENT_SECRET: s.ORGANISATION_CLIENT_SECRET,
    },
    refuse,
  );
  if (s.CONTACT && !/^(mailto:|https:\/\/)\S+$/.test(s.CONTACT)) {
    refuse("CONTACT", "must be a mailto: or https: address");
  }
  if (!s.CONTACT && isPublic) refuse("CONTACT", "is missing: a mailto: or https: address of who runs this");
  if (isLocal && s.HOST && !LOCAL_HOSTS.has(s.HOST) && s.HOST !== "::1") {
    refuse("HOST", "must be this machine alone while APP_ORIGIN is on localhost: mail lies open here");
  }
  if (s.TRUSTED_PROXY && !isIP(s.TRUSTED_PROXY))
    refuse("TRUSTED_PROXY", "must be the IP address of one proxy");
  if (source.AUTH_TRUST_HOST) {
    refuse("AUTH_TRUST_HOST", "must not be set: it would believe the host a client names");
  }
  if (isPublic && (source.DEBUG || source.NODE_DEBUG || source.NEXTAUTH_DEBUG)) {
    refuse("DEBUG", "must be off: debug output shows what people send");
  }
  if (isPublic && source.NODE_ENV !== "production")
    refuse("NODE_ENV", "must be production unless on localhost");
  if (/--inspect/.test(source.NODE_OPTIONS ?? "") && isPublic) {
    refuse("NODE_OPTIONS", "must not open the inspector: it reads and runs everything");
  }
  if (source.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    refuse("NODE_TLS_REJECT_UNAUTHORIZED", "must not be 0: it accepts any certificate");
  }

  if (problems.length > 0 || !url) return { ok: false, problems };
  return {
    ok: true,
    env: {
      origin: url.origin,
      isLocal,
      isHttps: url.protocol === "https:",
      port: s.PORT,
      dataDir: s.DATA_DIR,
      databaseUrl: s.DATABASE_URL,
      databaseOwnerUrl: s.DATABASE_OWNER_URL ?? s.DATABASE_URL,
      authSecret: s.AUTH_SECRET,
      sealKeys,
      indexKey,
      smtpUrl: s.SMTP_URL,
      mailFrom: s.MAIL_FROM ?? "Safe Seat <no-reply@localhost>",
      allowedAddresses: s.ALLOWED_ADDRESSES,
      allowedDomains: s.ALLOWED_DOMAINS,
      organisation,
      contact: s.CONTACT,
    },
  };
}

type Refuse = (name: string, why: string) => void;

function sentence(name: string, why: string): string {
  return `${name} ${why}.`;
}

function readOrigin(value: string, refuse: Refuse): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname + url.search + url.hash + url.username !== "/"
  ) {
    refuse(
      "APP_ORIGIN",
      "must be an address with scheme and host only, such as https://checklist.example.org",
    );
    return null;
  }
  if (url.hostname === "localhost" || (url.protocol === "https:" && !LOCAL_HOSTS.has(url.hostname)))
    return url;
  if (LOCAL_HOSTS.has(url.hostname)) {
    refuse("APP_ORIGIN", "must say localhost: browsers offer passkeys there, and not at a bare IP address");
  } else {
    refuse("APP_ORIGIN", "must begin with https:// unless the host is localhost");
  }
  return null;
}

function isWeak(secret: string): boolean {
  return EXAMPLE.test(secret) || new Set(secret).size < 12;
}

function readSealKeys(value: string, refuse: Refuse): SealKey[] {
  const keys = value.split(",").map((entry) => {
    const at = entry.indexOf(":");
    return { id: entry.slice(0, at).trim(), key: Buffer.from(entry.slice(at + 1).trim(), "base64") };
  });
  if (keys.some(({ id }) => !/^[a-z0-9-]{1,16}$/i.test(id))) {
    refuse("SEAL_KEYS", "must be a list of `id:key`, where an id is up to 16 letters, digits and hyphens");
  } else if (keys.some(({ key }) => key.length !== LEAST_KEY_BYTES)) {
    refuse("SEAL_KEYS", "must hold keys of exactly 32 bytes in base64");
  } else if (new Set(keys.map(({ id }) => id)).size < keys.length) {
    refuse("SEAL_KEYS", "uses one id twice");
  } else if (keys.some(({ key }) => new Set(key).size < 12)) {
    refuse("SEAL_KEYS", "looks like an example: make keys of your own");
  }
  return keys;
}

/** A database elsewhere must prove who it is; one on this machine or behind a socket need not. */
function readDatabase(name: string, value: string, refuse: Refuse): void {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    refuse(name, "must begin with postgres://");
    return;
  }
  // The driver takes the host of the query before the one in front; a socket is a path.
  const hosts = [url.hostname, ...url.searchParams.getAll("host")];
  const isHere = hosts.every((host) => host === "" || host.startsWith("/") || LOCAL_HOSTS.has(host));
  if (!isHere && url.searchParams.get("sslmode") !== "verify-full") {
    refuse(name, "must say sslmode=verify-full, since the database is on another machine");
  }
}

let known: Env | undefined;

/** The settings, read once. Throws with every problem in it. */
export function env(): Env {
  if (known) return known;
  const result = readEnv(process.env);
  if (!result.ok) throw new Error(`The settings cannot be used: ${result.problems.join(" ")}`);
  known = result.env;
  return known;
}

/** Where to reach whoever runs this copy, as a link; null on a local install that names nobody. */
export function operatorContact(): { href: string; words: string } | null {
  const { contact } = env();
  return contact ? { href: contact, words: contact.replace(/^(mailto:|https:\/\/)/, "") } : null;
}
