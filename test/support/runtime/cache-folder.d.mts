/** Types of cache-folder.mjs. */

/** Where the runtime is kept. */
export function cacheFolder(
  env?: Readonly<Record<string, string | undefined>>,
  platform?: NodeJS.Platform,
  home?: string,
): string;
