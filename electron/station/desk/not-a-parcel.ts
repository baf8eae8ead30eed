/**
 * The stop for a code that means no parcel: what it is instead, in a word of the contract.
 */
import type { StopReason } from '../../../domain/contract/accept-view.ts';
import type { CaptureSource } from '../../../domain/custody/event.ts';
import type { CodeReading, ItemReading } from '../../../domain/identifiers/reading.ts';

type Other = Exclude<CodeReading, ItemReading>;

/** A carton's number with a failing check digit was misread: that is said, and not that the carton is unknown. */
export function notAParcel(reading: Other, source: CaptureSource): StopReason {
  if (reading.kind === 'sscc' && reading.check === 'wrong') {
    const { sscc, found, expected, position } = reading;
    return { code: 'check-digit', number: sscc, found, expected, position, typed: source === 'typed' };
  }
  return { code: 'not-a-parcel', shown: reading.shown, what: wordOf(reading.kind) };
}

type Word = Extract<StopReason, { code: 'not-a-parcel' }>['what'];

/** A label's code is looked up before it comes here; what is left is none of this station's. */
function wordOf(kind: Other['kind']): Word {
  if (kind === 'bag') return 'bag-number';
  return kind === 'custody-id' ? 'other-label' : kind;
}
