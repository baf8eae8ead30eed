/** The steps of the set-up in their order; started by setup.mjs under the carried Node, with the lock held. */
import { cacheFolder } from './cache-folder.mjs';
import { report, SetupStop } from './report.mjs';
import { ensureDebianPackages } from './steps/debian-packages.mjs';
import { ensureElectron } from './steps/electron.mjs';
import { ensureEmbeddedPostgres } from './steps/embedded-postgres.mjs';
import { ensureManifest } from './steps/manifest.mjs';
import { ensureNativeSqlite } from './steps/native-sqlite.mjs';

try {
  const folder = cacheFolder();
  await ensureEmbeddedPostgres();
  await ensureDebianPackages();
  const electron = await ensureElectron(folder);
  const betterSqlite3 = await ensureNativeSqlite(folder, electron);
  await ensureManifest(folder, electron, betterSqlite3);
} catch (error) {
  if (!(error instanceof SetupStop)) throw error;
  report.needed('set-up', error.message);
  process.exitCode = 1;
}
