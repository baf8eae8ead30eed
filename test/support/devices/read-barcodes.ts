/**
 * Reads the barcodes back from a label's picture, by a reader that shares no code with the encoder.
 */
import { inflateSync } from 'node:zlib';
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** Texts of the Code 128 and of the QR on a PNG. Throws when one of them cannot be read. */
export function readBarcodes(png: Buffer): { readonly code128: string; readonly qr: string } {
  const image = decodePng(png);
  return { code128: readOne(image, BarcodeFormat.CODE_128), qr: readOne(image, BarcodeFormat.QR_CODE) };
}

/**
 * The text of the one QR on a PNG on which nothing else stands, not turned and not distorted, such as a piece cut out of
 * a page. Throws when it cannot be read.
 */
export function readQr(png: Buffer): string {
  return readOne(decodePng(png), BarcodeFormat.QR_CODE, DecodeHintType.PURE_BARCODE);
}

type Picture = { readonly width: number; readonly height: number; readonly luminance: Uint8ClampedArray };

function readOne(
  { width, height, luminance }: Picture,
  format: BarcodeFormat,
  how: DecodeHintType = DecodeHintType.TRY_HARDER,
): string {
  const reader = new MultiFormatReader();
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [format]],
    [how, true],
  ]);
  const source = new RGBLuminanceSource(luminance, width, height);
  return reader.decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}

/** Samples a pixel of PNG colour types: grey, RGB, palette (not used by the renderer), grey and alpha, RGBA. */
const SAMPLES_BY_COLOUR_TYPE: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Black or white of each pixel of a PNG with 8 bits a sample, not interlaced (PNG specification, 3rd edition). */
export function decodePng(png: Buffer): Picture {
  const [width, height, depth, colourType] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25] ?? 3];
  const samples = SAMPLES_BY_COLOUR_TYPE[colourType];
  if (depth !== 8 || samples === undefined || png[28] !== 0) throw new Error(`unread PNG form ${depth}/${colourType}`);
  const raw = inflateSync(Buffer.concat(dataChunks(png)));
  const stride = width * samples;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) unfilterRow({ raw, pixels, stride, samples }, y);
  const luminance = Uint8ClampedArray.from({ length: width * height }, (_, index) => pixels[index * samples] ?? 0);
  return { width, height, luminance };
}

function dataChunks(png: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

type Rows = { readonly raw: Buffer; readonly pixels: Buffer; readonly stride: number; readonly samples: number };

/** Undoes one row's filter: 0 none, 1 left, 2 up, 3 average, 4 Paeth. */
function unfilterRow({ raw, pixels, stride, samples }: Rows, y: number): void {
  const start = y * (stride + 1);
  const filter = raw[start] ?? 0;
  for (let x = 0; x < stride; x += 1) {
    const left = x < samples ? 0 : (pixels[y * stride + x - samples] ?? 0);
    const up = y === 0 ? 0 : (pixels[(y - 1) * stride + x] ?? 0);
    const corner = x < samples || y === 0 ? 0 : (pixels[(y - 1) * stride + x - samples] ?? 0);
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    pixels[y * stride + x] = (raw[start + 1 + x] ?? 0) + (guesses[filter] ?? 0);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
