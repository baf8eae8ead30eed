/** A QR code as inline SVG with its quiet zone of four modules. */
import type { JSX } from 'react';
import { qrDrawing } from './qr-matrix.ts';

const QUIET = 4;

export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const { size, path } = qrDrawing(text);
  const width = size + 2 * QUIET;
  return (
    <svg className="qr" viewBox={`${-QUIET} ${-QUIET} ${width} ${width}`} role="img" aria-label={label}>
      <rect x={-QUIET} y={-QUIET} width={width} height={width} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
