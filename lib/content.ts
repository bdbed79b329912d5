import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { type Catalogue, type ContentFile, parseCatalogue } from "@/domain/catalogue";

/** Reads every YAML file below a content folder; names that begin with `_` are templates and are skipped. */
export function readContent(folder = path.join(process.cwd(), "content")): ContentFile[] {
  return readdirSync(/*turbopackIgnore: true*/ folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml") && !path.basename(name).startsWith("_"))
    .sort()
    .map((name) => {
      const file = { path: name.split(path.sep).join("/") };
      try {
        return {
          ...file,
          data: parse(readFileSync(path.join(/*turbopackIgnore: true*/ folder, name), "utf8")),
        };
      } catch (error) {
        return { ...file, unreadable: error instanceof Error ? error.message : "cannot be read" };
      }
    });
}

let loaded: Catalogue | undefined;

/** The catalogue, read once. Throws with every problem in it: no item is ever dropped quietly. */
export function loadCatalogue(): Catalogue {
  if (loaded) return loaded;
  const result = parseCatalogue(readContent());
  if (!result.ok) {
    const lines = result.problems.map(
      ({ file, field, message }) => `  content/${file}: ${field}: ${message}`,
    );
    throw new Error(`The content cannot be used:\n${lines.join("\n")}`);
  }
  loaded = result.catalogue;
  return loaded;
}
