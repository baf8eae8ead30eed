/** Types of run-command.mjs, for the TypeScript of tests and benchmarks. */
type Options = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly show?: boolean };
type Ended = { readonly code: number; readonly output: string };

export function runCommand(command: string, args: readonly string[], options?: Options): Promise<Ended>;
export function runNpm(args: readonly string[], options?: Options): Promise<Ended>;
