/** A directory gives back what was packed, whatever the order, and never anything else when its bytes are damaged. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findOffices } from '../../../../domain/offices/find-offices.ts';
import { officeIdOf } from '../../../../domain/offices/office-id.ts';
import type { DirectoryOffice, OfficeRow } from '../../../../domain/offices/office.ts';
import { officeOfId, officesOfPin, openDirectory } from '../../../../domain/offices/open-directory.ts';
import { inOrder } from '../../../../domain/offices/pack-directory.ts';
import { must } from '../../../support/station/ready-station.ts';
import { anOffice, anyOffices, bytesSource, directoryOf, pack } from './some-offices.ts';

const withoutId = (office: DirectoryOffice): OfficeRow => {
  const { id, ...row } = office;
  expect(id).toContain(row.pin);
  return row;
};

describe('for any offices', () => {
  test('each PIN gives exactly its offices, and each id its office', () => {
    fc.assert(
      fc.property(anyOffices, (offices) => {
        const directory = directoryOf(offices);
        const pins = [...new Set(offices.map(({ pin }) => pin))];
        expect(directory.header).toMatchObject({ offices: offices.length, pins: pins.length });
        const found = pins.toSorted().flatMap((pin) => must(officesOfPin(directory, pin)));
        expect(found.map(withoutId)).toEqual(offices.toSorted(inOrder));
        expect(new Set(found.map(({ id }) => id)).size).toBe(offices.length);
        for (const office of found) expect(must(officeOfId(directory, office.id))).toEqual(office);
      }),
    );
  });

  test('the order in which they come changes no byte', () => {
    fc.assert(
      fc.property(anyOffices, fc.nat(), (offices, turn) => {
        const cut = offices.length === 0 ? 0 : turn % offices.length;
        const turned = [...offices.slice(cut), ...offices.slice(0, cut)].toReversed();
        expect(Buffer.from(pack(turned)).equals(pack(offices))).toBe(true);
      }),
    );
  });

  test('each is among the answers to its own name', () => {
    fc.assert(
      fc.property(anyOffices, (offices) => {
        const directory = directoryOf(offices);
        for (const { name, pin } of offices) {
          const found = must(findOffices(directory, { text: name, near: pin, limit: 60 }));
          expect(found.some((office) => office.pin === pin && office.name === name)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('a changed byte, wherever it is, is refused or does not matter: no question gets another answer', () => {
    const question = { text: 'Ram', near: null, limit: 60 };
    fc.assert(
      fc.property(anyOffices, fc.nat(), fc.integer({ min: 1, max: 255 }), (offices, place, change) => {
        const bytes = pack(offices);
        const whole = directoryOf(offices);
        bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ change;
        const opened = openDirectory(bytesSource(bytes));
        if (!opened.ok) return;
        for (const pin of new Set(offices.map((office) => office.pin))) {
          const found = officesOfPin(opened.value, pin);
          if (found.ok) expect(found).toEqual(officesOfPin(whole, pin));
        }
        const named = findOffices(opened.value, question);
        if (named.ok) expect(named).toEqual(findOffices(whole, question));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a file that is no directory', () => {
  const bytes = pack([anOffice('Viman nagar', '411014')]);

  test.each([
    ['is empty', new Uint8Array(0), 'not-a-directory'],
    ['is something else', new TextEncoder().encode('SQLite format 3'.padEnd(100)), 'not-a-directory'],
    ['is cut off', bytes.subarray(0, bytes.length - 1), 'damaged-directory'],
    ['is only a header', bytes.subarray(0, 48), 'damaged-directory'],
    ['has something behind it', Uint8Array.from([...bytes, 0]), 'damaged-directory'],
  ])('is refused when it %s', (_, file, kind) => {
    expect(openDirectory(bytesSource(file))).toMatchObject({ ok: false, fault: { kind } });
  });

  test('and a source that fails later is refused then', () => {
    const whole = bytesSource(bytes);
    let works = true;
    const directory = must(openDirectory({ ...whole, read: (at, length) => (works ? whole.read(at, length) : null) }));
    works = false;
    expect(officesOfPin(directory, '411014')).toMatchObject({ ok: false, fault: { kind: 'damaged-directory' } });
    expect(findOffices(directory, { text: 'viman', near: null, limit: 5 }).ok).toBe(false);
  });
});

test('an id stays when kind, district or neighbours change, and differs for another PIN or name', () => {
  const id = officeIdOf('411014', 'Viman nagar', 0);
  expect(id).toMatch(/^411014-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(officeIdOf('411014', 'VIMAN  NAGAR', 0)).toBe(id);
  expect(new Set([id, officeIdOf('411015', 'Viman nagar', 0), officeIdOf('411014', 'Viman nagar', 1)]).size).toBe(3);
});
