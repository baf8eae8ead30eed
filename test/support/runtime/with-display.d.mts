/** Types of with-display.mjs. */

/** Runs `command` where a window can open; answers with its exit code. `headless`: on a display of its own, always. */
export function runWithDisplay(command: readonly string[], options?: { readonly headless?: boolean }): Promise<number>;
