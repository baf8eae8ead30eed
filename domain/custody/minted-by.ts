/**
 * Which new number an event gave out, if any: the one place that knows in which events numbers are minted.
 */
import type { AnyLedgerEvent } from './event.ts';
import type { ItemNumber } from './ids.ts';
import { afterMint, rangeIdOf, readRangeId, type LeasedRange, type Minted, type RangeId } from './number-range.ts';

export type GivenNumber = { readonly number: ItemNumber; readonly minted: Minted };

/** The number an event minted; null of every other event. */
export function mintedBy(event: AnyLedgerEvent): GivenNumber | null {
  if (event.type === 'item.booked') return { number: event.payload.item, minted: event.payload.minted };
  if (event.type !== 'item.accepted' || event.payload.relabelled === undefined) return null;
  return { number: event.payload.item, minted: event.payload.relabelled.minted };
}

/** How far each range is used up, by the ledger alone: the first mint of a range shows where it begins. */
export function withMinted(used: Map<RangeId, LeasedRange>, event: AnyLedgerEvent): void {
  const minted = mintedBy(event)?.minted;
  const range = minted === undefined ? null : readRangeId(minted.range);
  if (minted === undefined || range === null) return;
  const id = rangeIdOf(range);
  const next = afterMint(used.get(id) ?? { ...range, next: range.from }, minted);
  if (next !== null) used.set(id, next);
}
