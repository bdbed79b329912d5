// Prisma's own schema engine, as WebAssembly over the driver adapter: the native one would be downloaded.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { ROOT } from "../launcher/folders.mjs";

export const MIGRATIONS = path.join(ROOT, "prisma", "migrations");
export const SCHEMA = path.join(ROOT, "prisma", "schema.prisma");
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Runs work with the schema engine on one database. `scratchUrl` names an empty database in which it may replay the
 * migrations: the adapter's own way of making one ends in the database it came from when it is given an address.
 */
export async function withEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
  scratchUrl?: string,
): Promise<T> {
  await load();
  const main = new PrismaPg({ connectionString: url });
  const opened: SqlDriverAdapter[] = [];
  const open = async (factory: PrismaPg) => {
    const adapter = wholeScripts(readCatalogueChars(await factory.connect()));
    opened.push(adapter);
    return adapter;
  };
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: main.provider,
    adapterName: main.adapterName,
    connect: () => open(main),
    connectToShadowDb: () => {
      if (!scratchUrl) throw new Error("This needs a scratch database.");
      return open(new PrismaPg({ connectionString: scratchUrl }));
    },
  });
  const engine = await glue.SchemaEngine.new(
    { datamodels: [[SCHEMA, readFileSync(SCHEMA, "utf8")]] },
    () => {},
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    // Some the engine has closed, some it leaves open.
    await Promise.allSettled(opened.map((one) => one.dispose()));
  }
}

/**
 * adapter-pg 7.10 refuses PostgreSQL's internal type "char", in which the catalogue keeps what the engine asks about
 * constraints: asked for as text, and labelled what it is. To be removed when `npm run db:check` passes without it.
 */
function readCatalogueChars<A extends SqlDriverAdapter>(adapter: A): A {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const sql = query.sql
      .replace(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text as "$1",')
      .replace("constr.contype AS constraint_type", "constr.contype::text AS constraint_type");
    const result = await queryRaw({ ...query, sql });
    if (sql === query.sql) return result;
    const chars = ["confdeltype", "confupdtype", "constraint_type"];
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, n) =>
        chars.includes(result.columnNames[n] ?? "") ? ColumnTypeEnum.Character : type,
      ),
    };
  };
  return adapter;
}

/**
 * adapter-pg 7.10 parts a script at every semicolon, also inside a function's body or a comment. PostgreSQL parts it
 * itself, and applies all of it or nothing. To be removed when a migration with a function applies without it.
 */
function wholeScripts<A extends SqlDriverAdapter>(adapter: A): A {
  // Both are private in its types.
  const { client, onError } = adapter as unknown as {
    client: { query: (script: string) => Promise<unknown> };
    onError: (error: unknown) => never;
  };
  adapter.executeScript = async (script) => {
    try {
      await client.query(script);
    } catch (error) {
      onError.call(adapter, error);
    }
  };
  return adapter;
}

/** The committed migrations, oldest first, as the engine wants them. */
export function migrations(): MigrationList {
  const names = readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(path.join(MIGRATIONS, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: names
      .map(({ name }) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: readFileSync(path.join(MIGRATIONS, name, "migration.sql"), "utf8"),
          },
        },
      }))
      .sort((a, b) => a.path.localeCompare(b.path, "en")),
  };
}

/** The schema that the code is written against. */
export function schema(): SchemasContainer {
  return { files: [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }] };
}

let loaded: Promise<void> | undefined;

function load(): Promise<void> {
  loaded ??= (async () => {
    const file = path.join(
      path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm")),
      "schema_engine_bg.wasm",
    );
    // The timer of its lock is left running for ten seconds; it must not keep the process.
    const imports = Object.entries(glue).map(([name, value]) => [
      name,
      name.startsWith("__wbg_setTimeout")
        ? (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref()
        : value,
    ]);
    const { instance } = await WebAssembly.instantiate(readFileSync(file), {
      "./schema_engine_bg.js": Object.fromEntries(imports),
    });
    // Neither is in the package's types: they are what its own entry does under a bundler.
    (glue as unknown as { __wbg_set_wasm: (exports: unknown) => void }).__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  })();
  return loaded;
}
