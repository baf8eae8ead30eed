/** Code 128 as bars: read back by a reader that is not ours, and built as the standard says. */
import {
  BarcodeFormat,
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  RGBLuminanceSource,
} from '@zxing/library';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS, commandText } from '../../../../domain/identifiers/command-code.ts';
import { code128Bars } from '../../../../domain/labels/code128-bars.ts';

const QUIET = 12;
const SCALE = 3;

/** The bars as a picture, and what a reader sees on it. */
function readBack(widths: readonly number[]): string {
  const modules = widths.flatMap((width, at) => Array.from({ length: width }, () => (at % 2 === 0 ? 0 : 255)));
  const quiet = Array.from({ length: QUIET }, () => 255);
  const row = [...quiet, ...modules, ...quiet].flatMap((shade) => Array.from({ length: SCALE }, () => shade));
  const height = 40;
  const pixels = Uint8ClampedArray.from({ length: row.length * height }, (_, at) => row[at % row.length] ?? 255);
  const source = new RGBLuminanceSource(pixels, row.length, height);
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.CODE_128]]]);
  return new Code128Reader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}

const barsOf = (text: string) => {
  const bars = code128Bars(text);
  if (!bars.ok) throw new Error(`no bars for ${text}`);
  return bars.value;
};

test.each(COMMANDS)('the bars of %s are read back', (command) => {
  expect(readBack(barsOf(commandText(command)).widths)).toBe(commandText(command));
});

test('any plain text is read back as it was', () => {
  const texts = fc.stringMatching(/^[ -~]{1,24}$/);
  fc.assert(
    fc.property(texts, (text) => readBack(barsOf(text).widths) === text),
    { numRuns: 60 },
  );
});

test('every symbol of the table is eleven modules wide with an even sum of bars, and no two are alike', () => {
  const all = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at));
  const symbols = all.map((sign) => barsOf(sign).widths.slice(6, 12));
  for (const widths of symbols) {
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11);
    expect(((widths[0] ?? 0) + (widths[2] ?? 0) + (widths[4] ?? 0)) % 2).toBe(0);
  }
  expect(new Set(symbols.map((widths) => widths.join(''))).size).toBe(95);
});

test('the whole is start, one symbol for each sign, check and stop', () => {
  expect(barsOf('DKC1-UNDO').modules).toBe(11 * (1 + 9 + 1) + 13);
  expect(barsOf('A').widths.length % 2).toBe(1); // begins and ends with a bar
});

test.each(['', 'é', 'A\n', 'नमस्ते', '\u0000'])('%j has no bars', (text) => {
  expect(code128Bars(text)).toEqual({ ok: false, fault: { kind: 'not-plain-text' } });
});
