// Before the service tests: a PostgreSQL with a migrated template. After them: gone again.
import type { TestProject } from "vitest/node";
import { openTestDatabases } from "./databases";

declare module "vitest" {
  export interface ProvidedContext {
    databases: { port: number; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databases = await openTestDatabases(`services${process.pid}`);
  project.provide("databases", { port: databases.port, template: databases.template });
  return databases.close;
}
