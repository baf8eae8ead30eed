/**
 * The devices in a process of their own, below a bench: started, listened to and ended by a test.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DeviceEvent } from '../../../domain/contract/devices.ts';
import type { HidBench } from './hid-bench.ts';

export type DevicesChild = {
  /** Every event so far, in order. */
  readonly events: readonly DeviceEvent[];
  /** Resolves when the events so far satisfy `seen`; rejects when the process ends before. */
  waitUntil(seen: (events: readonly DeviceEvent[]) => boolean): Promise<void>;
  /** Ends the process in order and gives its exit code. */
  close(): Promise<number | null>;
};

/** Starts `devices-process.ts` with the bench's environment. */
export function startDevicesChild(bench: HidBench): DevicesChild {
  const program = path.join(import.meta.dirname, 'devices-process.ts');
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...bench.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const events: DeviceEvent[] = [];
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of watchers) watcher();
  };
  let exitCode: number | null | undefined;
  const exited = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      exitCode = code;
      look();
      resolve(code);
    });
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push(JSON.parse(line) as DeviceEvent);
    look();
  });
  return {
    events,
    waitUntil: (seen) =>
      new Promise((resolve, reject) => {
        const watcher = (): void => {
          if (!seen(events) && exitCode === undefined) return;
          watchers.delete(watcher);
          if (seen(events)) resolve();
          else reject(new Error(`the devices process ended with ${exitCode} after ${JSON.stringify(events)}`));
        };
        watchers.add(watcher);
        watcher();
      }),
    close: () => {
      child.stdin.end();
      return exited;
    },
  };
}
