/**
 * The built application as an ordinary user, without --no-sandbox: every renderer runs under Chromium's seccomp filter.
 * Needs Linux with user namespaces, and, as root, `runuser` and the user `nobody`. No Playwright: it is started as
 * a person starts it, and read from /proc and from the debugger's list of pages.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../support/runtime/build.mjs';
import { readRuntime } from '../support/runtime/read-runtime.mjs';
import { skipUnless } from '../support/skips.ts';
import { makeOpenCopy, type OpenCopy } from './sandbox-copy.ts';
import { descendantsOf, type ProcessView } from './sandbox-processes.ts';

const PATIENCE_MS = 60_000;
const isRoot = process.getuid?.() === 0;

/** Words that run what follows as somebody who is not root. */
const AS_USER = isRoot ? ['runuser', '-u', 'nobody', '--'] : [];

function hasUserNamespaces(): boolean {
  const [program, ...args] = [...AS_USER, 'unshare', '--user', 'true'];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

describe.skipIf(skipUnless('sandbox-needs-user-namespaces', hasUserNamespaces()))(
  'the application of an ordinary user',
  () => {
    let folder: string;
    let userData: string;
    let child: ChildProcess;
    let words = '';
    let processes: readonly ProcessView[];

    beforeAll(async () => {
      await ensureBuilt();
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'daksetu-sandbox-'));
      const copy = makeOpenCopy(folder, readRuntime());
      const home = path.join(folder, 'home');
      userData = path.join(home, 'data');
      fs.mkdirSync(home);
      if (isRoot) fs.chmodSync(home, 0o1777);
      child = start(copy, home, userData);
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (words += String(chunk)));
      processes = await untilShown();
    }, PATIENCE_MS * 2);

    afterAll(async () => {
      const main = processes?.find(isElectronMain);
      const gone = child.exitCode === null ? once(child, 'close') : Promise.resolve();
      if (main === undefined) child.kill();
      else process.kill(main.pid, 'SIGTERM');
      await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    }, PATIENCE_MS);

    /**
     * Waits until the page is loaded and answers with the processes of that moment. A child of Chromium's zygote takes
     * the name of a renderer, and then its filter, a moment after it was born.
     */
    async function untilShown(): Promise<readonly ProcessView[]> {
      const endAt = performance.now() + PATIENCE_MS;
      let seen: readonly ProcessView[] = [];
      while (performance.now() < endAt && child.exitCode === null) {
        const isShown = (await pagesOf(userData)).includes('app://daksetu/');
        if (isShown) seen = descendantsOf(child.pid ?? 0);
        if (seen.some(isRenderer) && seen.filter(isRenderer).every(isFiltered)) return seen;
        await sleep(200);
      }
      if (seen.length > 0) return seen; // shown, and not as it should be: the tests say what is wrong
      throw new Error(`the application did not show its page:\n${words.slice(-3_000)}`);
    }

    test('runs as somebody who is not root, and nothing turned the sandbox off', () => {
      const electron = processes.filter(({ command }) => command[0]?.startsWith(path.join(folder, 'electron')));
      expect(electron.length).toBeGreaterThanOrEqual(4);
      for (const { command, status } of electron) {
        expect(status.get('Uid')).not.toMatch(/^0\b/);
        expect(command).not.toContain('--no-sandbox');
      }
    });

    test('every renderer runs under seccomp filter mode and may gain no privileges', () => {
      const renderers = processes.filter(isRenderer);
      expect(renderers.length).toBeGreaterThanOrEqual(1);
      for (const { status } of renderers) {
        expect(status.get('Seccomp')).toBe('2');
        expect(status.get('NoNewPrivs')).toBe('1');
      }
    });

    test('its keys are sealed by the keystore, not marked TEST', () => {
      const file = JSON.parse(fs.readFileSync(path.join(userData, 'keys.sealed'), 'utf8')) as { protection: string };
      expect(file.protection).toBe('keystore');
    });
  },
);

function start(copy: OpenCopy, home: string, userData: string): ChildProcess {
  const app = ['--disable-gpu', '--password-store=gnome-libsecret', '--remote-debugging-port=0'];
  const command = [copy.electron, ...app, `--user-data-dir=${userData}`, copy.app];
  const settings = copy.sqliteBinding === null ? {} : { DAKSETU_SQLITE_BINDING: copy.sqliteBinding };
  // An environment of its own: neither our display nor our keyring, which another user could not use.
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', HOME: home, TMPDIR: home, ...settings };
  const words = [...AS_USER, copy.node, copy.withDisplay, '--headless', '--', ...command];
  return spawn(words[0] ?? '', words.slice(1), { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function isRenderer({ command }: ProcessView): boolean {
  return command.includes('--type=renderer');
}

function isFiltered({ status }: ProcessView): boolean {
  return status.get('Seccomp') === '2';
}

function isElectronMain({ command }: ProcessView): boolean {
  return path.basename(command[0] ?? '') === 'electron' && !command.some((word) => word.startsWith('--type='));
}

/** Addresses of the pages that Chromium's debugger lists; none while it is not listening yet. */
async function pagesOf(userData: string): Promise<readonly string[]> {
  try {
    const [port] = fs.readFileSync(path.join(userData, 'DevToolsActivePort'), 'utf8').split('\n');
    const list = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as { type: string; url: string }[];
    return list.filter(({ type }) => type === 'page').map(({ url }) => url);
  } catch {
    return [];
  }
}
