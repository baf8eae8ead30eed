/** Offices for tests: real ones, and any that the shapes allow. */
import * as fc from 'fast-check';
import type { Pin } from '../../../../domain/identifiers/pin.ts';
import { dropRepeats } from '../../../../domain/offices/drop-repeats.ts';
import { DELIVERIES, OFFICE_KINDS, type OfficeRow } from '../../../../domain/offices/office.ts';
import { openDirectory, type ByteSource, type Directory } from '../../../../domain/offices/open-directory.ts';
import { packDirectory } from '../../../../domain/offices/pack-directory.ts';
import { must } from '../../../support/station/ready-station.ts';

const EDITION = { source: 'a test', asOf: '2026' };

export function anOffice(name: string, pin: string, kind: OfficeRow['kind'] = 'BO'): OfficeRow {
  const area = { circle: 'Maharashtra', region: 'Pune', division: 'Pune City', district: 'Pune', state: 'Maharashtra' };
  return { name, pin: pin as Pin, kind, kindAssumed: false, delivery: 'unknown', ...area };
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  const read = (offset: number, length: number): Uint8Array | null =>
    offset + length <= bytes.length ? bytes.subarray(offset, offset + length) : null;
  return { length: bytes.length, read };
}

export function pack(offices: readonly OfficeRow[]): Uint8Array {
  return packDirectory(offices, EDITION);
}

export function directoryOf(offices: readonly OfficeRow[]): Directory {
  return must(openDirectory(bytesSource(pack(offices))));
}

const word = fc.string({
  unit: fc.constantFrom(...Array.from('abdeghiklmnoprstuv'), ' ', '-', 'क', 'ा'),
  maxLength: 14,
});

/** Names with one Latin letter at least; neighbouring PINs, so that blocks fill. */
export const anyOffices: fc.Arbitrary<readonly OfficeRow[]> = fc
  .array(
    fc.record({
      pin: fc.integer({ min: 110_001, max: 110_060 }).map((pin) => String(pin) as Pin),
      name: fc.tuple(fc.constantFrom('Ram', 'Sita', 'Deo', 'New'), word).map((parts) => parts.join('').trim()),
      kind: fc.constantFrom(...OFFICE_KINDS),
      kindAssumed: fc.boolean(),
      delivery: fc.constantFrom(...DELIVERIES),
      circle: fc.constantFrom('Delhi', 'North East'),
      region: fc.constantFrom('', 'Delhi'),
      division: fc.constantFrom('Delhi East', 'Delhi West'),
      district: fc.constantFrom('Central Delhi', 'दिल्ली'),
      state: fc.constantFrom('Delhi', ''),
    }),
    { maxLength: 60 },
  )
  .map((offices) => dropRepeats(offices).offices);
