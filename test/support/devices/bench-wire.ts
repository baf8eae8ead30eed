/**
 * One line to the bench, one line back, in order.
 */
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';

export type BenchWire = {
  /** Resolves with what follows "OK"; rejects with the bench's reason. */
  ask(line: string): Promise<string>;
  close(): void;
};

/** Joins two streams to a wire. `ask("")` writes nothing and waits for the line with which the bench greets. */
export function createBenchWire(input: Writable, output: Readable): BenchWire {
  const waiting: { resolve(text: string): void; reject(cause: Error): void }[] = [];
  const lines = createInterface({ input: output });
  lines.on('line', (line) => {
    const next = waiting.shift();
    if (line.startsWith('OK')) next?.resolve(line.slice(3));
    else next?.reject(new Error(`bench: ${line}`));
  });
  const end = (): void => {
    for (const left of waiting.splice(0)) left.reject(new Error('bench: closed'));
  };
  lines.on('close', end);
  input.on('error', end);
  return {
    ask: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        if (line !== '') input.write(`${line}\n`);
      }),
    close: () => input.end(),
  };
}
