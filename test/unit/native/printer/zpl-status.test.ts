/** Answers to ~HS, byte for byte as the ZPL II guide lays them out, and what printers make of them. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { printerState } from '../../../../domain/contract/devices.ts';
import { decodeZplStatus, isZplStatusComplete } from '../../../../native/printer/zpl-status.ts';

const FIRST = '030,0,0,1245,000,0,0,0,000,0,0,0';
const SECOND = '001,0,0,0,1,2,6,0,00000000,1,000';

function answer(first = FIRST, second = SECOND): string {
  return `\x02${first}\x03\r\n\x02${second}\x03\r\n\x021234,0\x03\r\n`;
}

test('a clean answer is ready', () => {
  expect(decodeZplStatus(answer())).toBe('ready');
});

test.each([
  ['paper-out', answer('030,1,0,1245,000,0,0,0,000,0,0,0')],
  ['paused', answer('030,0,1,1245,000,0,0,0,000,0,0,0')],
  ['busy', answer('030,0,0,1245,003,0,0,0,000,0,0,0')],
  ['busy', answer('030,0,0,1245,000,1,0,0,000,0,0,0')],
  ['busy', answer(FIRST, '001,0,0,0,1,2,6,0,00000004,1,000')],
  ['head-open', answer(FIRST, '001,0,1,0,1,2,6,0,00000000,1,000')],
  ['ribbon-out', answer(FIRST, '001,0,0,1,1,2,6,0,00000000,1,000')],
])('%s is read', (state, text) => {
  expect(decodeZplStatus(text)).toBe(state);
});

test('an open head, which also pauses, is told as the head', () => {
  const both = answer('030,0,1,1245,000,0,0,0,000,0,0,0', '001,0,1,0,1,2,6,0,00000000,1,000');
  expect(decodeZplStatus(both)).toBe('head-open');
});

test('spaces, missing frames and a stray greeting do not matter', () => {
  expect(decodeZplStatus(`HELLO\r\n ${FIRST.replaceAll(',', ', ')}\r\n${SECOND}\r\n`)).toBe('ready');
});

test('half an answer is never ready, but a fault in it counts', () => {
  expect(decodeZplStatus(`\x02${FIRST}\x03\r\n`)).toBe('unknown');
  expect(decodeZplStatus('\x02030,1,0,1245,000,0,0,0,000,0,0,0\x03\r\n')).toBe('paper-out');
});

test.each(['', '\x02??\x03', 'ready', '0,0,0,0,0,0'])('%j is unknown', (text) => {
  expect(decodeZplStatus(text)).toBe('unknown');
});

test('the answer is complete at the end of its third string', () => {
  expect(isZplStatusComplete(answer())).toBe(true);
  expect(isZplStatusComplete(answer().slice(0, -4))).toBe(false);
});

test('property: any text gives a state of the contract', () => {
  const text = fc
    .array(fc.constantFrom('\x02', '\x03', '\r\n', ',', '0', '1', 'A', ' ', FIRST, SECOND))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (garbage) => {
      expect(printerState.options).toContain(decodeZplStatus(garbage));
    }),
  );
});
