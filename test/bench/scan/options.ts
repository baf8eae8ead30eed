/** What the scan bench can be asked for. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../../support/runtime/cache-folder.mjs';

export type ScanOptions = {
  /** Sizes of the ledgers, in events, ascending. */
  readonly events: readonly number[];
  readonly rounds: number;
  /** Operations of one contestant in one round. */
  readonly slice: number;
  readonly peer: boolean;
  /** Where ledgers, rivals and scratch files live; all on one filesystem. */
  readonly folder: string;
};

const SIZES = { small: { rounds: 3, slice: 20 }, full: { rounds: 40, slice: 50 } } as const;

export const USAGE = `usage: npm run bench -- scan [--events 1000,1000000] [--rounds full|small] [--peer pouchdb|none] [--dir folder]`;

/** The options, or null when they make no sense. */
export function readOptions(args: string[]): ScanOptions | null {
  const values = parse(args);
  if (values === null) return null;
  const events = values.events.split(',').map(Number);
  const sane = events.every((count) => Number.isInteger(count) && count >= 100 && count <= 20_000_000);
  const { rounds, peer } = values;
  if (!sane || (rounds !== 'small' && rounds !== 'full') || (peer !== 'pouchdb' && peer !== 'none')) return null;
  return {
    events: events.toSorted((a, b) => a - b),
    ...SIZES[rounds],
    peer: peer === 'pouchdb',
    folder: path.resolve(values.dir),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        events: { type: 'string', default: '1000,1000000' },
        rounds: { type: 'string', default: 'full' },
        peer: { type: 'string', default: 'pouchdb' },
        dir: { type: 'string', default: path.join(cacheFolder(), 'bench') },
      },
    }).values;
  } catch {
    return null; // an option nobody knows
  }
}
