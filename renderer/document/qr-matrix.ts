/**
 * The code of a document: its number and the ledger head its figures were computed at.
 * Format (ours, version 1), all capitals so that QR's compact alphabet holds it:
 * DAKSETU/1/<document>/<station>/<epoch>/<seq>/<hash>
 */
import { QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';
import type { PaperModel, WalkInReceipt } from '../../domain/contract/document-model.ts';

export function codeText({ id, head }: Pick<PaperModel | WalkInReceipt, 'id' | 'head'>): string {
  return ['DAKSETU', '1', id, head.station, head.epoch, String(head.seq), head.hash].join('/').toUpperCase();
}

/** Width in modules, and the dark ones as an SVG path of unit squares. */
export type QrDrawing = { readonly size: number; readonly path: string };

/** Draws a text as a QR code, error correction M (15 %). */
export function qrDrawing(text: string): QrDrawing {
  const matrix = QRCodeEncoder.encode(text, QRCodeDecoderErrorCorrectionLevel.M).getMatrix();
  const size = matrix.getWidth();
  const squares: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (matrix.get(x, y) === 1) squares.push(`M${x} ${y}h1v1h-1z`);
  }
  return { size, path: squares.join('') };
}
