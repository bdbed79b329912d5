// Runs in each worker before its test files: a database of its own, and settings that are made up.
import { inject } from "vitest";
import { copyTemplate } from "./databases";
import { TEST_ORGANISATION, testSettings } from "./settings";

const { port, template } = inject("databases");
const { databaseUrl, ownerUrl } = await copyTemplate(port, template, `worker${process.env.VITEST_POOL_ID}`);
Object.assign(process.env, testSettings(3000), TEST_ORGANISATION, {
  DATABASE_URL: databaseUrl,
  DATABASE_OWNER_URL: ownerUrl,
});
