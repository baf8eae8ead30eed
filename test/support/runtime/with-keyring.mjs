/**
 * Runs a command beside an unlocked gnome-keyring of its own (called by with-display.mjs inside dbus-run-session).
 * The keyring lives in a temporary folder with a random password and ends with the command.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const READY_MS = 5_000;

const command = process.argv.slice(process.argv.indexOf('--') + 1);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daksetu-keyring-'));
// Only the daemon and libsecret look here; the command's own data stays where it was.
const env = { ...process.env, XDG_DATA_HOME: path.join(folder, 'data'), XDG_CACHE_HOME: path.join(folder, 'cache') };
const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--foreground', '--components=secrets'], {
  env,
  stdio: ['pipe', 'pipe', 'ignore'],
});
daemon.on('error', () => undefined); // told by the race below
daemon.stdin.end(randomBytes(24).toString('base64url'));

const ready = await Promise.race([
  once(daemon.stdout, 'data').then(() => true),
  once(daemon, 'close').then(() => false),
  new Promise((resolve) => setTimeout(resolve, READY_MS, false).unref()),
]);
if (!ready) process.stderr.write('gnome-keyring did not start: the application runs as TEST\n');

const child = spawn(command[0], command.slice(1), {
  stdio: 'inherit',
  env: { ...process.env, DAKSETU_KEYRING: ready ? 'own' : 'none' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => process.stderr.write(`${command[0]}: ${error.message}\n`));
const [code] = await new Promise((resolve) => child.on('close', (...ended) => resolve(ended)));
const gone = daemon.exitCode === null && daemon.signalCode === null ? once(daemon, 'close') : Promise.resolve();
daemon.kill();
await gone; // it writes to its folder until then
fs.rmSync(folder, { recursive: true, force: true });
process.exit(code ?? 127);
