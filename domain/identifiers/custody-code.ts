/**
 * The QR of our own article label: the id of the use it was issued for, "station/epoch/seq" of its first event.
 * Invariant: it names one stay of a number at one station, never the number, which may be used again.
 */
import type { StationId, UseId } from '../custody/ids.ts';
import { ok, refuse, type Reply } from '../reply.ts';

export type CustodyCode = { readonly use: UseId; readonly station: StationId };

const SHAPE = /^([A-Z0-9][A-Z0-9-]{2,31})\/[0-9a-f]{32}\/[1-9][0-9]{0,15}$/;

/** Reads the code of a label; the text must be it and nothing else. */
export function parseCustodyCode(text: string): Reply<CustodyCode, { readonly kind: 'wrong-shape' }> {
  const [, station] = SHAPE.exec(text) ?? [];
  if (station === undefined) return refuse({ kind: 'wrong-shape' });
  return ok({ use: text as UseId, station: station as StationId }); // the brands are earned by the shape
}
