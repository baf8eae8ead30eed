/**
 * Where the runtime is kept: outside the checkout, so that fresh clones share it.
 * Order: DAKSETU_CACHE, XDG_CACHE_HOME/daksetu, then the platform's usual place.
 */
import os from 'node:os';
import path from 'node:path';

export function cacheFolder(env = process.env, platform = process.platform, home = os.homedir()) {
  if (env.DAKSETU_CACHE) return path.resolve(env.DAKSETU_CACHE);
  if (env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME)) return path.join(env.XDG_CACHE_HOME, 'daksetu');
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'daksetu', 'cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'daksetu');
  return path.join(home, '.cache', 'daksetu');
}
