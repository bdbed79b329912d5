import { createRequire } from "node:module";
import { defineConfig } from "prisma/config";

// The CLI only wants a schema engine file to exist for `generate`; migrations run through the WebAssembly engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= createRequire(import.meta.url).resolve(
  "@prisma/schema-engine-wasm",
);

export default defineConfig({ schema: "prisma/schema.prisma" });
