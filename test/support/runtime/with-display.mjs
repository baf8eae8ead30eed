/**
 * Runs a command where the application can open its window and has a keystore:
 *
 *   node with-display.mjs [--headless] -- command …
 *
 * On Linux without a display (or with --headless) that is Xvfb; the keystore is a gnome-keyring of our own, on a
 * session bus of our own, in a folder that is gone afterwards: nobody's real keyring is touched.
 * The command finds in its environment DAKSETU_DISPLAY (virtual | real) and DAKSETU_KEYRING (own | system | none);
 * app-flags.mjs turns them into flags. Exit code and signals are the command's.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SCREEN = '-screen 0 1920x1200x24';

// The bus says things of its own on the error output (limits it may not raise); what runs on it is heard as ever.
const QUIET = ['sh', '-c', 'exec "$@" 3>&2 2>/dev/null', 'sh'];
const SPOKEN = ['sh', '-c', 'exec "$@" 2>&3 3>&-', 'sh'];

function canHaveKeyring(env) {
  const folders = (env.PATH ?? '').split(path.delimiter);
  return ['dbus-run-session', 'dbus-daemon', 'gnome-keyring-daemon'].every((name) =>
    folders.some((folder) => fs.existsSync(path.join(folder, name))),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const split = process.argv.indexOf('--');
  const command = split === -1 ? [] : process.argv.slice(split + 1);
  if (command.length === 0) {
    process.stderr.write('usage: node with-display.mjs [--headless] -- command …\n');
    process.exit(2);
  }
  const headless = process.argv.slice(2, split).includes('--headless');
  process.exitCode = await runWithDisplay(command, { headless });
}

/** Answers with the exit code of `command`. */
export function runWithDisplay(command, { headless = false, env = process.env } = {}) {
  const { words, settings } = wrap(command, headless, env);
  // A group of its own: xvfb-run hands no signal on, so all of them get it at once.
  const detached = words !== command;
  const child = spawn(words[0], words.slice(1), { stdio: 'inherit', env: { ...env, ...settings }, detached });
  const pass = (signal) => child.pid !== undefined && process.kill(detached ? -child.pid : child.pid, signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${words[0]}: ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 128));
  });
}

/** The command with what has to stand before it, and the settings it will find. */
function wrap(command, headless, env) {
  const hasDisplay = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  const isInside = env.DAKSETU_DISPLAY === 'virtual'; // already wrapped once
  if (process.platform !== 'linux')
    return { words: command, settings: { DAKSETU_DISPLAY: 'real', DAKSETU_KEYRING: 'system' } };
  if (isInside) return { words: command, settings: {} };
  if (hasDisplay && !headless && env.DBUS_SESSION_BUS_ADDRESS) {
    return { words: command, settings: { DAKSETU_DISPLAY: 'real', DAKSETU_KEYRING: 'system' } };
  }
  const display = hasDisplay && !headless ? [] : ['xvfb-run', '-a', '-s', SCREEN];
  const settings = { DAKSETU_DISPLAY: display.length > 0 ? 'virtual' : 'real' };
  if (!canHaveKeyring(env))
    return { words: [...display, ...command], settings: { ...settings, DAKSETU_KEYRING: 'none' } };
  const keyring = path.join(path.dirname(fileURLToPath(import.meta.url)), 'with-keyring.mjs');
  const inside = [process.execPath, keyring, '--', ...command];
  return { words: [...display, ...QUIET, 'dbus-run-session', '--', ...SPOKEN, ...inside], settings };
}
