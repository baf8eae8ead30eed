/** Types of app-flags.mjs, for the TypeScript of demo and tests. */
import type { Runtime } from './read-runtime.d.mts';

/** Flags to put before the application's folder. */
export function appFlags(env?: Readonly<Record<string, string | undefined>>): string[];
/** Flags to put before all others when Playwright starts the application: its first window waits for Playwright. */
export function playwrightFlags(): string[];
/** Environment for the application: the driver that fits `runtime`, and TEST where no keystore protects its keys. */
export function appEnv(runtime: Runtime, env?: Readonly<Record<string, string | undefined>>): Record<string, string>;
