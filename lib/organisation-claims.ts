import { z } from "zod";
import { tenantOf } from "@/lib/organisation-settings";

/** Somebody as their organisation knows them. */
export type Identity = {
  /** The organisation's own number for them, unique together with its issuer. It never changes hands, as an address may. */
  id: string;
  /** Only an address that the organisation says is theirs; otherwise null. */
  address: string | null;
  /** When they last showed the organisation who they are: it may have let them through without asking again. */
  provenAt: Date;
};
export type IdentityResult =
  | { ok: true; identity: Identity }
  /** `elsewhere`: of another organisation; `incomplete`: something is missing that the set-up should bring. */
  | { ok: false; why: "elsewhere" | "incomplete" };

const shape = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  tid: z.string().optional(),
  oid: z.string().min(1).max(255).optional(),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  // Entra's word for "the domain of this address is the organisation's own", written in several ways.
  xms_edov: z.unknown().optional(),
  auth_time: z.number().positive().max(1e11),
});
const address = z
  .string()
  .max(254)
  .transform((value) => value.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email());

const YES: readonly unknown[] = [true, 1, "1", "true"];

/**
 * Who the claims of a checked token speak of. Microsoft Entra ID must say the configured tenant and its number for the
 * person, any other provider the configured issuer. An address counts only if the provider vouches for it: whoever
 * runs a directory can write any address into it.
 */
export function identityOf(claims: unknown, issuer: string, now: Date): IdentityResult {
  const read = shape.safeParse(claims);
  if (!read.success) return { ok: false, why: "incomplete" };
  const { iss, sub, tid, oid, email, email_verified, xms_edov, auth_time } = read.data;
  const tenant = tenantOf(issuer);
  if (iss !== issuer || (tenant && tid !== tenant)) return { ok: false, why: "elsewhere" };
  if (tenant && !oid) return { ok: false, why: "incomplete" };
  const isVerified = tenant ? YES.includes(xms_edov) : email_verified === true;
  const known = isVerified ? address.safeParse(email) : null;
  return {
    ok: true,
    identity: {
      id: tenant ? `${tenant}:${oid}` : `${issuer}:${sub}`,
      address: known?.success ? known.data : null,
      provenAt: new Date(Math.min(auth_time * 1000, now.getTime())),
    },
  };
}
