/** The floor: nothing durable is cheaper than one page appended to a file and forced to the disk. */
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Contestant } from './rounds.ts';

/** Appends 4 KiB and calls fdatasync, each time. */
export function createAppend(folder: string): Contestant {
  const file = openSync(path.join(folder, 'append'), 'a');
  const page = Buffer.alloc(4096, 0x61);
  return {
    name: 'append 4 KiB + fdatasync',
    prepare: () => {},
    one: () => {
      writeSync(file, page);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}
