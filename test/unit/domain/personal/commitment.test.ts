/** What an event says of a person is a hash that needs the salt, and that one record alone fits. */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitmentOf, recordText } from '../../../../domain/personal/commitment.ts';
import type { PersonalRecord } from '../../../../domain/personal/record.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const stroke = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 });
const records: fc.Arbitrary<PersonalRecord> = fc.oneof(
  fc.record({
    kind: fc.constant('signer' as const),
    name: text,
    organisation: text,
    strokes: fc.option(fc.array(stroke, { maxLength: 5 })),
  }),
  fc.record({
    kind: fc.constant('party' as const),
    name: text,
    lines: fc.array(text, { maxLength: 4 }),
    pin: text,
    phone: fc.option(text),
  }),
);
const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('it is the SHA-256 of salt and canonical JSON, as Node’s own hash gives it', () => {
  const record: PersonalRecord = { kind: 'party', name: 'Asha', lines: ['1 MG Road'], pin: '560001', phone: null };
  const canonical = '{"kind":"party","lines":["1 MG Road"],"name":"Asha","phone":null,"pin":"560001"}';
  expect(recordText(record)).toBe(canonical);
  const salt = Buffer.alloc(32, 3);
  const hash = createHash('sha256').update(salt).update(canonical, 'utf8').digest('hex');
  expect(commitmentOf(salt, record)).toBe(hash);
});

test('the order of fields is nothing, every value and every salt is something', () => {
  fc.assert(
    fc.property(records, records, salts, salts, (a, b, salt, other) => {
      const turned = Object.fromEntries(Object.entries(a).toReversed()) as PersonalRecord;
      expect(commitmentOf(salt, turned)).toBe(commitmentOf(salt, a));
      expect(commitmentOf(salt, a) === commitmentOf(salt, b)).toBe(recordText(a) === recordText(b));
      expect(commitmentOf(salt, a) === commitmentOf(other, a)).toBe(Buffer.from(salt).equals(other));
    }),
  );
});
