import { migrations, NO_FILTERS, withEngine } from "./engine";
import { grantToApp } from "./privileges";

/**
 * Applies every migration that the database does not have yet and gives the app's role its rights.
 * Returns the names of those applied. Safe to run again; a migration that failed halfway is named and stays refused.
 */
export async function applyMigrations(ownerUrl: string, appUrl: string): Promise<string[]> {
  const { appliedMigrationNames } = await withEngine(ownerUrl, (engine) =>
    engine.applyMigrations({ migrationsList: migrations(), filters: NO_FILTERS }),
  );
  const [owner, app] = [ownerUrl, appUrl].map((url) => decodeURIComponent(new URL(url).username));
  // One role for both is allowed on a developer's machine; it then owns everything already.
  if (app && app !== owner) await grantToApp(ownerUrl, app);
  return appliedMigrationNames;
}
