import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..", "..");
const sources = ["app", "lib", "services"]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join("/")),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/test-/.test(file))
  .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), "utf8") }));

/** What a file of server actions exports without reading it through the one wrapper and a strict schema. */
function looseActions(source: string): string[] {
  const exported = source.split(/^export /m).slice(1);
  return exported
    .filter((one) => !/^(?:type|interface) /.test(one))
    .filter((one) => !/^const \w+ = formAction\(\s*\{[\s\S]*?schema:\s*z\s*\.strictObject\(/.test(one))
    .map((one) => one.slice(0, 60));
}

/** Where a query takes an object as somebody sent it, or text that no placeholder guards. */
function looseQueries(source: string): string[] {
  const sent = "(?:input|values|form|body|given|parsed|json|request)";
  const patterns = [
    new RegExp(`\\b(?:data|where|create|update|select|orderBy):\\s*${sent}\\b(?!\\.)`, "g"),
    new RegExp(`\\b(?:data|where|create|update):\\s*\\{[^{}]{0,400}\\.\\.\\.${sent}\\b`, "g"),
    /\$(?:query|execute)RawUnsafe/g,
    /Prisma\.raw\(/g,
  ];
  return patterns.flatMap((pattern) => source.match(pattern) ?? []);
}

const actionFiles = sources.filter(({ source }) => source.startsWith('"use server"'));

describe("IN-1: what arrives is parsed before it is used", () => {
  test("there are files of actions, and only files called actions.ts hold any", () => {
    expect(actionFiles.length).toBeGreaterThan(4);
    for (const { file } of actionFiles) expect(path.basename(file)).toBe("actions.ts");
    for (const { file, source } of sources) {
      if (path.basename(file) !== "actions.ts") expect(source, file).not.toMatch(/^\s*["']use server["']/m);
    }
  });
  test.each(actionFiles.map(({ file, source }) => [file, source]))(
    "every action of %s goes through the wrapper and a strict schema",
    (_, source) => {
      expect(looseActions(source ?? "")).toEqual([]);
    },
  );
  test("no query takes an object as it was sent, nor text without placeholders", () => {
    const found = sources.flatMap(({ file, source }) =>
      looseQueries(source).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
  });
  test("Prisma refuses undefined where a filter stands", () => {
    const schema = readFileSync(path.join(ROOT, "prisma", "schema.prisma"), "utf8");
    expect(schema).toMatch(/previewFeatures\s*=\s*\[[^\]]*"strictUndefinedChecks"/);
  });
});

describe("IN-1: the check itself sees", () => {
  test.each([
    "export async function saveAction(form: FormData) {}",
    "export const saveAction = async (form: FormData) => form;",
    "export const saveAction = formAction({ name: 'x', schema: z.object({}) }, run);",
  ])("a loose action: %s", (source) => {
    expect(looseActions(source)).toHaveLength(1);
  });
  test.each([
    "db.answer.updateMany({ where: input, data: { a: 1 } })",
    "db.answer.create({ data: { personId, ...values } })",
    "db.$queryRawUnsafe(text)",
  ])("a loose query: %s", (source) => {
    expect(looseQueries(source)).toHaveLength(1);
  });
});
