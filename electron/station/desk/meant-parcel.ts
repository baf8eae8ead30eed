/**
 * Which parcel a code means: the number it is, or the one parcel of a manifest that has all the numbers on its label.
 * Invariant: of two parcels none is chosen, and a carton's number that no manifest knows is no parcel.
 */
import type { StopReason } from '../../../domain/contract/accept-view.ts';
import type { CaptureSource } from '../../../domain/custody/event.ts';
import type { ItemNumber } from '../../../domain/custody/ids.ts';
import type { Checked, CodeReading, ItemReading } from '../../../domain/identifiers/reading.ts';
import type { ManifestItem } from '../projections/manifest-rows.ts';
import { notAParcel } from './not-a-parcel.ts';

/** `shown` is the code as the clerk saw it. */
export type MeantParcel = { readonly number: ItemNumber; readonly shown: string } & Checked;
export type Meant =
  { readonly kind: 'parcel'; readonly parcel: MeantParcel } | { readonly kind: 'none'; readonly stop: StopReason };

/** The manifest line a number identifies; it is asked only for codes that are no article number. */
type FindLine = (number: string) => Pick<ManifestItem, 'consignment' | 'line' | 'item'> | null;

/** The parcel a reading means, or why it means none. A carton may hold many parcels: its number counts as an alias only. */
export function meantParcel(reading: CodeReading, source: CaptureSource, find: FindLine): Meant {
  if (reading.kind === 'item') return { kind: 'parcel', parcel: reading };
  const number = sharedLine(aliasesOf(reading), find);
  if (number === null) return { kind: 'none', stop: notAParcel(reading, source) };
  return { kind: 'parcel', parcel: { number, check: 'none', shown: reading.shown } };
}

function aliasesOf(reading: Exclude<CodeReading, ItemReading>): readonly string[] {
  if (reading.kind === 'several-numbers') return reading.numbers;
  return reading.kind === 'sscc' && reading.check === 'right' ? [reading.sscc] : [];
}

function sharedLine(numbers: readonly string[], find: FindLine): ItemNumber | null {
  const [first, ...others] = numbers.map(find);
  if (first === undefined || first === null) return null;
  const same = others.every((line) => line?.line === first.line && line.consignment === first.consignment);
  return same ? first.item : null;
}
