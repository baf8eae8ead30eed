/** One line of the demo's account, with the time since it began. */
const startedMs = performance.now();

export function say(text: string): void {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0).padStart(4);
  process.stdout.write(`${seconds} s  ${text}\n`);
}
