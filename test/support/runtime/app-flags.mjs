/**
 * Command line flags that the application needs on this machine, for whoever starts it: demo, tests, start.
 * Reads what with-display.mjs left in the environment.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Flags to put before the application's folder. */
export function appFlags(env = process.env) {
  const flags = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) flags.push('--no-sandbox'); // Chromium refuses root otherwise
  if (env.DAKSETU_DISPLAY === 'virtual') flags.push('--disable-gpu');
  if (env.DAKSETU_KEYRING === 'own') flags.push('--password-store=gnome-libsecret');
  return flags;
}

/** Flags to put before all others when Playwright starts the application: its first window waits for Playwright. */
export function playwrightFlags() {
  return ['-r', path.join(path.dirname(fileURLToPath(import.meta.url)), 'hold-until-attached.cjs')];
}

/** Environment for the application: the driver that fits `runtime`, and TEST where no keystore protects its keys. */
export function appEnv(runtime, env = process.env) {
  return {
    ...(runtime.betterSqlite3 === null ? {} : { DAKSETU_SQLITE_BINDING: runtime.betterSqlite3 }),
    ...(env.DAKSETU_KEYRING === 'none' ? { DAKSETU_TEST_KEYSTORE: '1' } : {}),
  };
}
