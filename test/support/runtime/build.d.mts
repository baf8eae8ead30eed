/** Types of build.mjs. */

/** Builds the application when `out/` is missing or older than a source; rejects with the builder's words. */
export function ensureBuilt(): Promise<'built' | 'reused'>;
