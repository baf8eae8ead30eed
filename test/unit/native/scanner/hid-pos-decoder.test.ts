/** Reports of HID POS scanners: the layout of the Access-IS manual, its variations, and any bytes at all. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeHidPos,
  emptyHidPosState,
  type HidPosInput,
  type HidPosResult,
  MAX_SCAN_LENGTH,
} from '../../../../native/scanner/hid-pos-decoder.ts';
import { barcodeToReports } from '../../../support/devices/hid-reports.ts';

function decodeAll(inputs: readonly HidPosInput[]): HidPosResult[] {
  let state = emptyHidPosState;
  return inputs.flatMap((input) => {
    const [next, results] = decodeHidPos(state, input);
    state = next;
    return [...results];
  });
}

/** A report written by hand, byte for byte, apart from the encoder of the bench. */
function handReport(bytes: readonly number[], continued = 0): Uint8Array {
  const report = new Uint8Array(64);
  report.set(bytes);
  report[63] = continued;
  return report;
}

const latin1Text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: 1, maxLength })
    .map((bytes) => String.fromCharCode(...bytes))
    .filter((text) => !text.endsWith('\r'));

test('one report with a Code 128 article number gives one scan with its AIM id', () => {
  const text = Array.from('CK123456785IN', (character) => character.charCodeAt(0));
  expect(decodeAll([handReport([2, 13, 0x5d, 0x43, 0x30, ...text])])).toEqual([
    { kind: 'scan', aim: ']C0', data: 'CK123456785IN' },
  ]);
});

test('reports are joined until the continued bit is 0', () => {
  const first = handReport([2, 2, 0x5d, 0x51, 0x31, 0x41, 0x42], 1);
  const last = handReport([2, 1, 0x5d, 0x51, 0x31, 0x43]);
  expect(decodeAll([first, first, last])).toEqual([{ kind: 'scan', aim: ']Q1', data: 'ABABC' }]);
});

test('only bit 0 of the last byte says that more follows', () => {
  expect(decodeAll([handReport([2, 1, 0x5d, 0x43, 0x30, 0x41], 0xfe)])).toHaveLength(1);
});

test('an AIM id that stands one byte later is found, and its data with it', () => {
  expect(decodeAll([handReport([2, 2, 0x00, 0x5d, 0x43, 0x31, 0x41, 0x42])])).toEqual([
    { kind: 'scan', aim: ']C1', data: 'AB' },
  ]);
});

test('a scanner that sends no AIM id still gives its data', () => {
  expect(decodeAll([handReport([2, 2, 0, 0, 0, 0x41, 0x42])])).toEqual([{ kind: 'scan', aim: null, data: 'AB' }]);
});

test('one trailing carriage return is removed, and no more than one', () => {
  expect(decodeAll(barcodeToReports('AB', ']C0', '\r'))).toEqual([{ kind: 'scan', aim: ']C0', data: 'AB' }]);
  expect(decodeAll(barcodeToReports('AB', ']C0', '\r\r'))).toEqual([{ kind: 'scan', aim: ']C0', data: 'AB\r' }]);
});

test('GS characters and bytes above 127 arrive as they were sent', () => {
  const text = '00389012345678901237\x1d420570001\xe9\xff';
  expect(decodeAll(barcodeToReports(text, ']C1'))).toEqual([{ kind: 'scan', aim: ']C1', data: text }]);
});

test('a scan that is cut off is dropped, and the next one is whole', () => {
  const [head = new Uint8Array()] = barcodeToReports('A'.repeat(100));
  const inputs = [head, 'cut-off' as const, ...barcodeToReports('NEXT')];
  expect(decodeAll(inputs)).toEqual([
    { kind: 'dropped', because: 'cut-off', length: 56 },
    { kind: 'scan', aim: ']C0', data: 'NEXT' },
  ]);
});

test('a cut-off without anything begun changes nothing', () => {
  expect(decodeHidPos(emptyHidPosState, 'cut-off')).toEqual([emptyHidPosState, []]);
});

test('the longest scan passes, one byte more is dropped to its end and never comes out as a tail', () => {
  const longest = 'L'.repeat(MAX_SCAN_LENGTH);
  expect(decodeAll(barcodeToReports(longest))).toEqual([{ kind: 'scan', aim: ']C0', data: longest }]);
  const inputs = [...barcodeToReports('L'.repeat(MAX_SCAN_LENGTH + 300)), ...barcodeToReports('NEXT')];
  expect(decodeAll(inputs)).toEqual([
    { kind: 'dropped', because: 'too-long', length: MAX_SCAN_LENGTH },
    { kind: 'scan', aim: ']C0', data: 'NEXT' },
  ]);
});

test('a report of another id leaves a begun scan alone', () => {
  const [head = new Uint8Array(), tail = new Uint8Array()] = barcodeToReports('B'.repeat(70));
  expect(decodeAll([head, handReport([4, 1, 0x5d]), tail])).toEqual([
    { kind: 'scan', aim: ']C0', data: 'B'.repeat(70) },
  ]);
});

test('property: any text comes back from its reports, whatever its length', () => {
  fc.assert(
    fc.property(latin1Text(600), fc.constantFrom(']C0', ']C1', ']Q3', ']d2'), (text, aim) => {
      expect(decodeAll(barcodeToReports(text, aim))).toEqual([{ kind: 'scan', aim, data: text }]);
    }),
  );
});

test('property: scans after each other come out apart and in order', () => {
  fc.assert(
    fc.property(fc.array(latin1Text(130), { maxLength: 8 }), (texts) => {
      const reports = texts.flatMap((text) => barcodeToReports(text));
      expect(decodeAll(reports).map((result) => result.kind === 'scan' && result.data)).toEqual(texts);
    }),
  );
});

test('property: any bytes in any order never throw, and what comes out keeps the limits', () => {
  const scannerLike = fc
    .tuple(fc.constant(2), fc.nat(255), fc.uint8Array({ minLength: 62, maxLength: 62 }))
    .map(([id, length, rest]) => Uint8Array.from([id, length, ...rest]));
  const anything: fc.Arbitrary<HidPosInput> = fc.oneof(
    fc.uint8Array({ maxLength: 128 }),
    scannerLike,
    fc.constant('cut-off' as const),
  );
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 100 }), (inputs) => {
      for (const result of decodeAll(inputs)) {
        if (result.kind === 'dropped') continue;
        expect(result.data.length).toBeGreaterThan(0);
        expect(result.data.length).toBeLessThanOrEqual(MAX_SCAN_LENGTH);
        expect(result.aim ?? ']C0').toMatch(/^\][A-Za-z][0-9A-Za-z]$/);
      }
    }),
  );
});
