/**
 * AIR and SURFACE as one cannot mistake them: word, shape and reversal, since a thermal label has no colour.
 * AIR is black on white with an aircraft, SURFACE white on black with a truck.
 */
import type { SheetElement } from './sheet.ts';

export const MODE_TAG = { width: 392, height: 116 } as const;

/** Draws the tag with its top left at x, y. */
export function drawModeTag(mode: 'air' | 'surface', x: number, y: number): readonly SheetElement[] {
  const frame = { kind: 'box', x, y, ...MODE_TAG } as const;
  if (mode === 'air')
    return [
      { ...frame, line: 6 },
      ...aircraft(x + 22, y + 18),
      { kind: 'text', x: x + 142, y: y + 22, height: 88, text: 'AIR' },
    ];
  return [
    { ...frame, line: MODE_TAG.height },
    ...truck(x + 20, y + 26),
    { kind: 'text', x: x + 124, y: y + 31, height: 62, text: 'SURFACE', inverse: true },
  ];
}

/** From above, nose up, in a square of 84 dots. */
function aircraft(x: number, y: number): readonly SheetElement[] {
  return [
    { kind: 'box', x: x + 36, y: y - 2, width: 12, height: 84, line: 12 },
    { kind: 'stroke', x, y: y + 22, width: 40, height: 32, line: 18, falls: false },
    { kind: 'stroke', x: x + 26, y: y + 22, width: 58, height: 32, line: 18, falls: true },
    { kind: 'stroke', x: x + 18, y: y + 62, width: 22, height: 16, line: 10, falls: false },
    { kind: 'stroke', x: x + 34, y: y + 62, width: 32, height: 16, line: 10, falls: true },
  ];
}

/** From the side, driving right, in 88 by 64 dots. */
function truck(x: number, y: number): readonly SheetElement[] {
  const white = { inverse: true } as const;
  return [
    { kind: 'box', x, y, width: 54, height: 46, line: 46, ...white },
    { kind: 'box', x: x + 58, y: y + 16, width: 30, height: 30, line: 30, ...white },
    { kind: 'disc', x: x + 10, y: y + 50, diameter: 16, ...white },
    { kind: 'disc', x: x + 60, y: y + 50, diameter: 16, ...white },
  ];
}
