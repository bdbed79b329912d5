import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (file: string) => path.join(import.meta.dirname, file);
const alias = { "@": import.meta.dirname, "server-only": here("scripts/testing/empty.ts") };

const CONTENT = "scripts/content.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "app/**/*.test.ts",
            "domain/**/*.test.ts",
            "lib/**/*.test.ts",
            "*.test.ts",
            "scripts/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
          ],
          exclude: ["**/node_modules/**", "**/*.db.test.ts", CONTENT],
          testTimeout: 20_000,
        },
      },
      { resolve: { alias }, test: { name: "content", include: [CONTENT], testTimeout: 20_000 } },
      {
        resolve: { alias },
        test: {
          name: "services",
          // A test beside lib or scripts that needs a database says so in its name.
          include: ["services/**/*.test.ts", "{lib,scripts,prisma}/**/*.db.test.ts"],
          exclude: ["**/node_modules/**"],
          globalSetup: [here("scripts/testing/services-setup.ts")],
          setupFiles: [here("scripts/testing/worker-database.ts")],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
