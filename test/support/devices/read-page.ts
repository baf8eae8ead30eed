/** Reads every Code 128 on a page of two columns, by a reader that shares no code with the one who drew them. */
import { BinaryBitmap, Code128Reader, DecodeHintType, HybridBinarizer, RGBLuminanceSource } from '@zxing/library';
import { decodePng } from './read-barcodes.ts';

/** Height of the strips in which it looks, and how far each is from the last, in pixels. */
const STRIP = 40;
const STEP = 20;

/** Texts of all symbols; strips without one are passed over. */
export function readCode128OnPage(png: Buffer): Set<string> {
  const { width, height, luminance } = decodePng(png);
  const half = Math.floor(width / 2);
  const texts = new Set<string>();
  for (const left of [0, half]) {
    for (let top = 0; top + STRIP <= height; top += STEP) {
      const strip = new Uint8ClampedArray(half * STRIP);
      for (let y = 0; y < STRIP; y += 1) {
        const from = (top + y) * width + left;
        strip.set(luminance.subarray(from, from + half), y * half);
      }
      const text = readStrip(strip, half);
      if (text !== null) texts.add(text);
    }
  }
  return texts;
}

function readStrip(strip: Uint8ClampedArray, width: number): string | null {
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
  try {
    const source = new RGBLuminanceSource(strip, width, STRIP);
    return new Code128Reader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
  } catch {
    return null; // the reader's way to say that there is none
  }
}
