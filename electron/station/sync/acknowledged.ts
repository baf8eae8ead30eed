/**
 * Up to where the centre has this ledger, as far as we know. There is no outbox: what comes after it waits.
 * Invariant: only a place of our own ledger is remembered, so nothing is ever skipped.
 */
import { z } from 'zod';
import type { EpochId } from '../../../domain/custody/ids.ts';
import type { Core } from '../core.ts';
import type { Acknowledged } from './upload-run.ts';

const stored = z.strictObject({ epoch: z.string(), seq: z.int().min(0) });

/** Null when nothing is acknowledged, also when the note cannot be read: then all is sent again, which is harmless. */
export function acknowledgedOf(core: Core): Acknowledged | null {
  const text = core.store.settings.get('acknowledged');
  const read = text === null ? null : stored.safeParse(parsed(text));
  return read?.success === true ? { epoch: read.data.epoch as EpochId, seq: read.data.seq } : null;
}

/** Throws storage errors. */
export function remember(core: Core, acknowledged: Acknowledged): void {
  core.store.settings.set('acknowledged', JSON.stringify(acknowledged));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
