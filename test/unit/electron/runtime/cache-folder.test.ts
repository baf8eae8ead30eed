/** The runtime is kept where each platform keeps such things, and where a person asks for it. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../../support/runtime/cache-folder.mjs';

const home = path.resolve('/home/asha');

test.each([
  [{ DAKSETU_CACHE: path.resolve('/mnt/cache') }, 'linux', path.resolve('/mnt/cache')],
  [{ XDG_CACHE_HOME: path.resolve('/var/x') }, 'linux', path.resolve('/var/x/daksetu')],
  [{ XDG_CACHE_HOME: 'relative' }, 'linux', path.join(home, '.cache/daksetu')], // the XDG rule: relative ones do not count
  [{}, 'linux', path.join(home, '.cache/daksetu')],
  [{}, 'darwin', path.join(home, 'Library/Caches/daksetu')],
  [{ LOCALAPPDATA: path.resolve('/local') }, 'win32', path.resolve('/local/daksetu/cache')],
  [{}, 'win32', path.join(home, 'AppData/Local/daksetu/cache')],
] as const)('with %j on %s it is %s', (env, platform, folder) => {
  expect(cacheFolder(env, platform, home)).toBe(folder);
});
