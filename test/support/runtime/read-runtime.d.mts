/** Types of read-runtime.mjs, for the TypeScript of demo, tests and benchmarks. */
export type Runtime = {
  /** Electron's executable. */
  readonly electron: string;
  readonly version: string;
  /** True for the runtime that is for development and tests only. */
  readonly fallback: boolean;
  /** File to pass as better-sqlite3's `nativeBinding` inside this Electron; null when the packaged one fits. */
  readonly betterSqlite3: string | null;
  readonly versions: {
    readonly electron: string;
    readonly chrome: string;
    readonly node: string;
    readonly napi: string;
    readonly sqlite: string;
    readonly electronPackage: string;
    readonly betterSqlite3: string;
  };
};

/** The runtime, or null when the set-up has to run first. */
export function findRuntime(): Runtime | null;
/** The runtime; throws one plain sentence when the set-up has not run. */
export function readRuntime(): Runtime;
/** Reads one manifest file; null when it does not fit this checkout. */
export function readManifest(file: string): Runtime | null;
