import { describe, expect, test } from "vitest";
import { brokenBoundaries } from "./boundaries";
import { importsOf } from "./imports";

const one = (file: string, source: string) => brokenBoundaries([{ file, source }]);
const service = (name: string, source: string) => ({
  file: `services/${name}.ts`,
  source: `import "server-only";\n${source}`,
});

describe("imports are read however they are written", () => {
  test.each([
    ['import { a } from "@/domain/errors";', "domain/errors", false],
    ['import type { A } from "../domain/errors";', "domain/errors", true],
    ['export { a } from "../domain/errors.ts";', "domain/errors", false],
    ['import {\n  a,\n  type B,\n} from "@/domain/errors";', "domain/errors", false],
    ['import "server-only";', "server-only", false],
    ['const { db } = await import("@/lib/db");', "lib/db", false],
    ['import * as z from "zod";', "zod", false],
  ])("%s", (source, target, isType) => {
    expect(importsOf("services/office.ts", source)).toEqual([{ target, isType }]);
  });
});

describe("what is refused", () => {
  test.each([
    ["domain/a.ts", 'import { readFileSync } from "node:fs";'],
    ["domain/a.ts", 'import { env } from "@/lib/env";'],
    ["lib/log.ts", 'import { getChecklist } from "@/services/checklist";'],
    ["lib/log.ts", 'import { db } from "./db";'],
    ["app/office/page.tsx", 'import { db } from "@/lib/db";'],
    ["app/office/page.tsx", 'import { seal } from "@/lib/crypto";'],
    ["app/office/page.tsx", 'import { words } from "@/app/checklist/words";'],
    ["app/office/page.tsx", 'import { words } from "../checklist/words";'],
    ["components/office/row.tsx", 'import { getOffice } from "@/services/office";'],
    ["components/office/row.tsx", 'import { formAction } from "@/lib/form-action";'],
    ["components/office/row.tsx", 'import type { Person } from "@/generated/prisma/client";'],
    ["proxy.ts", 'import { db } from "@/lib/db";'],
    ["domain/a.ts", "const today = new Date();"],
    ["domain/a.ts", "const now = Date.now();"],
    ["domain/a.ts", "const id = Math.random();"],
    ["services/office.ts", 'import "server-only";\nconst proof = { personId } as Grant<"people:invite">;'],
    ["services/office.ts", 'import "server-only";\nconst proof = {} as unknown as Grant<"people:invite">;'],
    ["services/office.ts", 'import { db } from "@/lib/db";'],
  ])("%s: %s", (file, source) => expect(one(file, source)).not.toEqual([]));

  test("services in a ring, but not a ring of types", () => {
    const a = service("a", 'import { b } from "./b";');
    expect(brokenBoundaries([a, service("b", 'import { a } from "@/services/a";')])).toHaveLength(1);
    expect(brokenBoundaries([a, service("b", 'import type { A } from "@/services/a";')])).toEqual([]);
  });
});

describe("what is allowed", () => {
  test.each([
    ["domain/a.ts", 'import { z } from "zod";\nconst day = new Date(0);'],
    ["domain/a.test.ts", 'import fc from "fast-check";\nconst now = new Date();'],
    ["domain/access/grants.ts", "return { personId } as Grant<P>;"],
    ["lib/session.ts", 'import { db } from "@/lib/db";'],
    ["services/office.ts", 'import "server-only";\nimport { db } from "@/lib/db";'],
    ["components/office/row.tsx", 'import type { OfficeView } from "@/services/office";'],
    [
      "app/office/page.tsx",
      'import { inviteAction } from "./actions";\nimport { getOffice } from "@/services/office";',
    ],
    ["app/office/people/page.tsx", 'import { row } from "../row";'],
  ])("%s: %s", (file, source) => expect(one(file, source)).toEqual([]));
});
