/**
 * Shows what a printer would print: ZPL bytes to a PNG, by an independent ZPL renderer.
 */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as ZplRenderer from 'zpl-renderer-js';

/** The package's ES module names a source map that it does not hold; its CommonJS file does not. */
const { ready } = createRequire(import.meta.url)('zpl-renderer-js') as typeof ZplRenderer;

/** Dots per millimetre of 203 dpi. */
const DOTS_PER_MM = 8;

/** PNG bytes of one label; the size is that of 4 by 6 inches in dots unless said otherwise. */
export async function renderLabel(zpl: Uint8Array, size = { widthDots: 812, heightDots: 1218 }): Promise<Buffer> {
  const { api } = await ready;
  const text = Buffer.from(zpl).toString('utf8');
  const png = await api.zplToBase64Async(
    text,
    size.widthDots / DOTS_PER_MM,
    size.heightDots / DOTS_PER_MM,
    DOTS_PER_MM,
  );
  return Buffer.from(png, 'base64');
}

/** Writes the label's picture to a file. */
export async function writeLabelPng(zpl: Uint8Array, file: string): Promise<void> {
  await writeFile(file, await renderLabel(zpl));
}
