import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyLedgerEvent } from '../../../../domain/custody/event.ts';
import { hashEvent } from '../../../../domain/sync/chain.ts';
import { encodeEvent } from '../../../../domain/sync/encode-event.ts';

/** Any JSON, as encodeEvent sees it. */
const encode = (value: unknown): string => Buffer.from(encodeEvent(value as AnyLedgerEvent)).toString('utf8');
const hexOf = (value: unknown): string => Buffer.from(encodeEvent(value as AnyLedgerEvent)).toString('hex');

/** RFC 8785, 3.2.2, as it stands there. */
const SAMPLE: unknown = JSON.parse(String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`);

test('RFC 8785, 3.2.3: the sample of primitives, sorted', () => {
  expect(encode(SAMPLE)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('RFC 8785, 3.2.4: the same sample byte for byte in UTF-8', () => {
  const bytes = `7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
    75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
    5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
    65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
    5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
    30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d`;
  expect(hexOf(SAMPLE)).toBe(bytes.replaceAll(/\s/g, ''));
});

test('RFC 8785, 3.2.3: names are sorted by their UTF-16 code units', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = [...encode(sample).matchAll(/:"([^"]+)"/g)].map(([, value]) => value);
  expect(order).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

/** Appendix B: the bits of an IEEE 754 double, and its text. */
test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('RFC 8785, appendix B: the double %s is written %s', (bits, text) => {
  expect(encode({ n: Buffer.from(bits, 'hex').readDoubleBE() })).toBe(`{"n":${text}}`);
});

test.each([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])('%s has no encoding', (_, n) => {
  expect(() => encode({ n })).toThrow(/not allowed/);
});

test('half of a surrogate pair has no encoding', () => {
  expect(() => encode({ text: '\ud800' })).toThrow(/surrogate/);
});

const event = {
  v: 1,
  station: '560001-C2',
  epoch: '0123456789abcdef0123456789abcdef',
  seq: 12,
  at: { wallMs: 1_795_494_600_000, count: 3 },
  wall: 1_795_494_600_123,
  offset: 330,
  actor: '10042311',
  set: '2026-11-24#1',
  inbox: 4,
  type: 'item.accepted',
  tv: 1,
  payload: {
    item: 'CK482909003IN',
    aliases: [{ kind: 'amazon-tracking', value: 'TBA304191975732' }],
    consignment: 'AMZ-24112026-04',
    basis: 'pre-advised',
    lane: 'forward',
    line: 1,
    pin: '581339',
    slot: 'B7',
    plan: 'BLR-GPO-2026-11',
    declaredGrams: 1005,
    weight: { grams: 1005, source: 'scale', device: '0eb8:f000:SCL0001', raw: '030402' },
    attention: [],
    capture: { source: 'hid', symbology: ']C0', device: '0c2e:0b61:SCN0001' },
  },
  prev: '0'.repeat(64),
} as unknown as AnyLedgerEvent;

test('the bytes and the hash of an event never change: ledgers of ten years ago must verify', () => {
  expect(encode(event)).toBe(
    '{"actor":"10042311","at":{"count":3,"wallMs":1795494600000},"epoch":"0123456789abcdef0123456789abcdef",' +
      '"inbox":4,"offset":330,"payload":{"aliases":[{"kind":"amazon-tracking","value":"TBA304191975732"}],' +
      '"attention":[],"basis":"pre-advised","capture":{"device":"0c2e:0b61:SCN0001","source":"hid","symbology":"]C0"},' +
      '"consignment":"AMZ-24112026-04","declaredGrams":1005,"item":"CK482909003IN","lane":"forward","line":1,' +
      '"pin":"581339","plan":"BLR-GPO-2026-11","slot":"B7","weight":{"device":"0eb8:f000:SCL0001","grams":1005,' +
      '"raw":"030402","source":"scale"}},"prev":"0000000000000000000000000000000000000000000000000000000000000000",' +
      '"seq":12,"set":"2026-11-24#1","station":"560001-C2","tv":1,"type":"item.accepted","v":1,"wall":1795494600123}',
  );
  expect(hashEvent(encodeEvent(event))).toBe('8976eeaf3699a1f60dc671c1ee7b5a005894b431d7e158998d41f78bba01eb0e');
});

test('the order in which an event’s fields were written makes no difference', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([name, inner]) => [name, reversed(inner)]),
    );
  };
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })), (value) => {
      expect(hexOf(reversed(value))).toBe(hexOf(value));
    }),
  );
});

test('what is encoded reads back the same, and encodes again to the same bytes', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })), (value) => {
      const text = encode(value);
      expect(encode(JSON.parse(text))).toBe(text);
    }),
  );
});
