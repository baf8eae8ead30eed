/** A scanner that went takes the stage, and what stood there does not come back with it. */
import { expect, test } from 'vitest';
import {
  SCANNER_THERE,
  scannerAfter,
  stageWithout,
  type ScannerState,
} from '../../../../../renderer/features/accept/scanner-gone.ts';

/** What the stage shows after each of these moments. */
function shown(moments: readonly (readonly [gone: boolean, resultId: string])[]): string[] {
  let state: ScannerState = SCANNER_THERE;
  return moments.map(([gone, resultId]) => {
    state = scannerAfter(state, gone, resultId);
    return stageWithout(state, resultId);
  });
}

test('while the scanner is there nothing changes', () => {
  expect(
    shown([
      [false, ''],
      [false, 'b/0'],
      [false, 'b/1'],
    ]),
  ).toEqual(['no', 'no', 'no']);
});

test('a scanner that goes takes the stage; when it is back, the old result stays away until the next', () => {
  expect(
    shown([
      [false, 'b/1'],
      [true, 'b/1'],
      [true, 'b/1'],
      [false, 'b/1'],
      [false, 'b/2'],
    ]),
  ).toEqual(['no', 'gone', 'gone', 'back', 'no']);
});

test('a result that comes by typing is shown, also when the scanner comes back after it', () => {
  expect(
    shown([
      [true, 'b/1'],
      [true, 'b/2'],
      [false, 'b/2'],
    ]),
  ).toEqual(['gone', 'no', 'no']);
});

test('a page that begins without a scanner says so, whichever view comes first', () => {
  expect(
    shown([
      [true, ''],
      [true, 'b/5'],
      [true, 'b/6'],
    ]),
  ).toEqual(['gone', 'gone', 'no']);
  expect(
    shown([
      [false, 'b/5'],
      [true, 'b/5'],
    ]),
  ).toEqual(['no', 'gone']);
});

test('a scanner that goes again takes the stage again', () => {
  expect(
    shown([
      [true, 'b/1'],
      [false, 'b/1'],
      [false, 'b/2'],
      [true, 'b/2'],
    ]),
  ).toEqual(['gone', 'back', 'no', 'gone']);
});

test('the state is the same object while nothing changed, so that a screen does not draw for ever', () => {
  const gone = scannerAfter(SCANNER_THERE, true, 'b/1');
  expect(scannerAfter(gone, true, 'b/1')).toBe(gone);
  expect(scannerAfter(SCANNER_THERE, false, 'b/1')).toBe(SCANNER_THERE);
});
