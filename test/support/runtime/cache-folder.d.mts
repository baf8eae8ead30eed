/** Types of cache-folder.mjs, for the TypeScript of tests and benchmarks. */
export function cacheFolder(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string): string;
