// Two roles: the owner makes tables, the app reads and writes rows and owns nothing. Loopback only, random passwords.
import pg from "pg";
import { secretsOf } from "../launcher/secrets.mjs";

const OWNER = "safe_seat_owner";
const APP = "safe_seat_app";

/** The address of a database for one of the three roles.
 * @param {string} dataFolder @param {number} port
 * @param {"admin" | "owner" | "app"} role @param {string} database */
export function databaseUrl(dataFolder, port, role, database) {
  const password = secretsOf(dataFolder).databasePasswords[role];
  return `postgresql://safe_seat_${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Makes the two roles, or sees that they have the passwords noted in the data folder.
 * @param {string} dataFolder @param {number} port */
export async function prepareRoles(dataFolder, port) {
  const { owner, app } = secretsOf(dataFolder).databasePasswords;
  await asAdmin(dataFolder, port, "postgres", async (query) => {
    for (const [role, password] of [
      [OWNER, owner],
      [APP, app],
    ]) {
      const isThere = (await query("select 1 from pg_roles where rolname = $1", [role])).length > 0;
      const verb = isThere ? "alter" : "create";
      await query(`${verb} role ${role} login nosuperuser nocreatedb nocreaterole password '${password}'`);
    }
  });
}

/**
 * Makes a database, unless it is there, as a copy of `template`. The roles have to exist.
 * @param {string} dataFolder @param {number} port @param {string} [database] @param {string} [template]
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string }>}
 */
export async function prepareDatabase(dataFolder, port, database = "safe_seat", template = "template0") {
  await asAdmin(dataFolder, port, "postgres", async (query) => {
    const isThere = (await query("select 1 from pg_database where datname = $1", [database])).length > 0;
    if (isThere) return;
    const [name, from] = [database, template].map((part) => pg.escapeIdentifier(part));
    await query(`create database ${name} owner ${OWNER} template ${from}`);
  });
  return {
    databaseUrl: databaseUrl(dataFolder, port, "app", database),
    ownerUrl: databaseUrl(dataFolder, port, "owner", database),
  };
}

/** Removes databases, whoever is still connected.
 * @param {string} dataFolder @param {number} port @param {(name: string) => boolean} which */
export async function dropDatabases(dataFolder, port, which) {
  await asAdmin(dataFolder, port, "postgres", async (query) => {
    for (const { datname } of await query("select datname from pg_database")) {
      if (which(datname)) await query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
    }
  });
}

/**
 * @template T
 * @param {string} dataFolder @param {number} port @param {string} database
 * @param {(query: (text: string, values?: unknown[]) => Promise<any[]>) => Promise<T>} work
 */
export async function asAdmin(dataFolder, port, database, work) {
  const client = new pg.Client({ connectionString: databaseUrl(dataFolder, port, "admin", database) });
  await client.connect();
  try {
    return await work(async (text, values) => (await client.query(text, values)).rows);
  } finally {
    await client.end();
  }
}
