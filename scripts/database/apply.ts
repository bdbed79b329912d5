import { migrations, NO_FILTERS, withEngine } from "./engine";
import { grantToApp } from "./privileges";

/** What stands in the way of a database, in a sentence for whoever runs it. */
export class MigrationProblem extends Error {}

/**
 * Applies every migration that the database does not have yet and gives the app's role its rights.
 * Returns the names of those applied. Safe to run again. Throws a `MigrationProblem` where one failed halfway earlier,
 * or was changed after it had been applied: then nobody knows what this database looks like.
 */
export async function applyMigrations(ownerUrl: string, appUrl: string): Promise<string[]> {
  const { appliedMigrationNames } = await withEngine(ownerUrl, async (engine) => {
    const list = { migrationsList: migrations(), filters: NO_FILTERS };
    const { failedMigrationNames, editedMigrationNames } = await engine.diagnoseMigrationHistory({
      ...list,
      optInToShadowDatabase: false,
    });
    if (failedMigrationNames.length > 0) {
      throw new MigrationProblem(
        `${failedMigrationNames.join(", ")} failed on this database earlier. Restore a backup from before it.`,
      );
    }
    if (editedMigrationNames.length > 0) {
      throw new MigrationProblem(
        `${editedMigrationNames.join(", ")} was changed after it had been applied to this database. Take back the change. A database with nothing but the demo office can be made anew: remove its data folder.`,
      );
    }
    return engine.applyMigrations(list);
  });
  const [owner, app] = [ownerUrl, appUrl].map((url) => decodeURIComponent(new URL(url).username));
  // One role for both is allowed on a developer's machine; it then owns everything already.
  if (app && app !== owner) await grantToApp(ownerUrl, app);
  return appliedMigrationNames;
}
