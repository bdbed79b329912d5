import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { type Actor, ROLES, type SignInMethod } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { databaseAdapter, type Found } from "@/lib/adapter";
import { authOptions } from "@/lib/auth";
import { logFailure } from "@/lib/log";
import { take } from "@/lib/rate-limit";
import { signInPath } from "@/lib/return-path";
import { cookieFor } from "@/lib/session";

const METHODS: readonly SignInMethod[] = ["email", "passkey", "entra", "recovery"];

/** Who is asking, or null; read once per request, roles included. `UNAVAILABLE` when the database is away. */
const lookUp = cache(async (): Promise<Actor | null> => {
  const { name } = cookieFor("session");
  const token = (await cookies()).get(name)?.value;
  if (!token) return null;
  const found: Found = {};
  // Only our own cookie is handed over: next-auth joins every cookie whose name begins alike.
  // Its types ask for Node's whole request and answer, of which it touches these parts.
  const request = { headers: {}, cookies: { [name]: token } } as unknown as NextApiRequest;
  const response = { getHeader: () => [], setHeader: () => {} } as unknown as NextApiResponse;
  const session = await getServerSession(request, response, authOptions(databaseAdapter({ found })));
  if (found.error) {
    logFailure("actor", found.error);
    // next-auth alone would take it for "signed out".
    throw new DomainError("UNAVAILABLE");
  }
  const { row } = found;
  const method = METHODS.find((known) => known === row?.method);
  if (!session || !row || !method) return null;
  return {
    personId: row.personId,
    sessionId: row.id,
    method,
    signedInAt: row.provenAt ?? row.createdAt,
    memberships: row.person.memberships.flatMap(({ officeId, role }) => {
      const known = ROLES.find((one) => one === role);
      return known ? [{ officeId, role: known }] : [];
    }),
    overview: row.person.overviewRight !== null,
  };
});

/**
 * Who is asking, or null when nobody is signed in. A database that is away leads to the page that says so.
 */
export async function currentActor(): Promise<Actor | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof DomainError) redirect("/unavailable");
    throw error;
  }
}

/** The same for what stands beside a page that can do without it: a database that is away counts as nobody. */
export async function actorIfReachable(): Promise<Actor | null> {
  try {
    return await lookUp();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Who is asking; somebody who is not signed in is sent to sign in, and comes back to `returnTo`. */
export async function requireActor(returnTo: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(signInPath(returnTo));
}

/**
 * The same for a form. A database that is away throws `UNAVAILABLE` instead, so that the form can say so beside what
 * was typed: leading away from it would lose that. So does one save too many within a minute, as `TOO_MANY`.
 */
export async function actorOfForm(returnTo: string): Promise<Actor> {
  const actor = (await lookUp()) ?? redirect(signInPath(returnTo));
  if (!(await maySave(actor, new Date()))) throw new DomainError("TOO_MANY");
  return actor;
}

/** A limit that cannot be read keeps nobody from saving: whoever saves is known. */
async function maySave({ personId }: Actor, now: Date): Promise<boolean> {
  try {
    return (await take("save", personId, now)).ok;
  } catch (error) {
    logFailure("save.limit", error);
    return true;
  }
}

/** What a page reads, or the page for what is not found: for an id that is nobody's and one that is somebody else's. */
export async function orNotFound<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") redirect("/not-found");
    throw error;
  }
}
