/** Numbers and texts survive the way into bytes and back; a reader never runs past its end. */
import { crc32 as zlibCrc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteReader } from '../../../../domain/offices/byte-reader.ts';
import { createByteWriter, seal, unseal } from '../../../../domain/offices/byte-writer.ts';
import { crc32 } from '../../../../domain/offices/crc32.ts';

test('the checksum is the published one, and zlib’s', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(crc32(bytes)).toBe(zlibCrc32(bytes));
    }),
  );
});

test('numbers and texts come back as they went in', () => {
  const value = fc.oneof(fc.maxSafeNat(), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const out = createByteWriter();
      for (const one of values)
        if (typeof one === 'number') out.number(one);
        else out.text(one);
      const from = createByteReader(out.done());
      expect(values.map((one) => (typeof one === 'number' ? from.number() : from.text()))).toEqual(values);
      expect([from.ended(), from.failed()]).toEqual([true, false]);
    }),
  );
});

test('reading past the end gives zeros and says so', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const from = createByteReader(bytes);
      for (let at = 0; at <= bytes.length; at += 1) from.number();
      expect([from.failed(), from.ended(), from.byte(), from.number(), from.text()]).toEqual([true, true, 0, 0, '']);
    }),
  );
});

test('a changed bit breaks the seal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, place) => {
      const sealed = seal(bytes);
      expect(unseal(sealed)).toEqual(bytes);
      const at = place % (sealed.length * 8);
      sealed[at >> 3] = (sealed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(unseal(sealed)).toBeNull();
    }),
  );
});
