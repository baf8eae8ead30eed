/**
 * What the code on one of our labels means: the parcel it was issued for, as the book has it now.
 * Reads only: a label is scanned to see that it can be read, and takes nothing into custody.
 */
import type { StopReason } from '../../../domain/contract/accept-view.ts';
import type { CustodyCode } from '../../../domain/identifiers/custody-code.ts';
import type { Cancelled } from '../../../domain/custody/facts.ts';
import type { EpochId, ItemNumber } from '../../../domain/custody/ids.ts';
import { cancelledParcel } from '../commands/accept-scan.ts';
import type { Core } from '../core.ts';
import type { KnownUse } from '../projections/use-table.ts';

export type OwnLabel =
  | { readonly kind: 'held'; readonly use: KnownUse }
  | { readonly kind: 'stop'; readonly number: string; readonly reason: StopReason };

/** `shown` is the code as the clerk may see it. A label of another station names a parcel of which this book knows nothing. */
export function readOwnLabel(core: Core, { use: id, station }: CustodyCode, shown: string): OwnLabel {
  const stop = (what: 'other-label' | 'unknown-label'): OwnLabel => {
    return { kind: 'stop', number: shown, reason: { code: 'not-a-parcel', shown, what } };
  };
  if (station !== core.store.events.station()) return stop('other-label');
  const use = useOf(core, id);
  if (use === null) return stop('unknown-label');
  const cancelled = use.status === 'on-hand' ? cancelledParcel(core, null, use) : null;
  if (cancelled !== null) return { kind: 'stop', number: use.item, reason: cancelledReason(use, cancelled) };
  if (use.status === 'on-hand') return { kind: 'held', use };
  const newer = core.projections.uses.onHandByItem(use.item) !== null;
  const why = use.status === 'rejected' ? 'rejected' : 'taken-back';
  return { kind: 'stop', number: use.item, reason: { code: 'void-label', number: use.item, why, newer } };
}

/** Whichever code of the label is read: the parcel goes back. */
function cancelledReason({ item, acceptedAtMs }: KnownUse, { consignment, atMs }: Cancelled): StopReason {
  return { code: 'cancelled-by-partner', number: item, consignment, cancelledAtMs: atMs, acceptedAtMs };
}

/** The number of the parcel, for lists of what was scanned; null when this book does not know it. */
export function numberOfLabel(core: Core, { use, station }: CustodyCode): ItemNumber | null {
  return station === core.store.events.station() ? (useOf(core, use)?.item ?? null) : null;
}

function useOf({ store, projections }: Core, id: string): KnownUse | null {
  const [, epoch = '', seq = ''] = id.split('/');
  const n = store.events.positionOf(epoch as EpochId, Number(seq)); // an epoch that is not ours finds nothing
  const use = n === null ? null : projections.uses.byN(n);
  return use?.use === id ? use : null;
}
