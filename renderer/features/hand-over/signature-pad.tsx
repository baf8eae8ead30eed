/** A box to sign in with pen, finger or mouse. What is drawn stays in this page until it is recorded. */
import { useRef, type JSX, type PointerEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';

/** Lines in whole units of a box 1000 wide and 400 high: x0, y0, x1, y1, … */
export type Strokes = readonly (readonly number[])[];

export const PAD = { width: 1000, height: 400 } as const;
const MOST_STROKES = 200;
const MOST_NUMBERS = 4_000;

type Props = { readonly strokes: Strokes; readonly onChange: (strokes: Strokes) => void };

export function SignaturePad({ strokes, onChange }: Props): JSX.Element {
  const { t } = useWords();
  const drawing = useRef(false);
  const draw = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onChange(withPoint(strokes, placeOf(event, box), !drawing.current));
  };
  return (
    <svg
      className="pad"
      viewBox={`0 0 ${PAD.width} ${PAD.height}`}
      role="img"
      aria-label={t('sign.box')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(event);
        drawing.current = true;
      }}
      onPointerMove={(event) => drawing.current && draw(event)}
      onPointerUp={() => (drawing.current = false)}
      onPointerCancel={() => (drawing.current = false)}
    >
      {strokes.map((stroke, at) => (
        <polyline key={at} points={stroke.join(' ')} />
      ))}
    </svg>
  );
}

type Place = readonly [x: number, y: number];
type Box = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** Where in the box, in its own whole units; what is outside of it stands at its edge. */
export function placeOf({ clientX, clientY }: { clientX: number; clientY: number }, box: Box): Place {
  return [within(clientX - box.left, box.width, PAD.width), within(clientY - box.top, box.height, PAD.height)];
}

function within(at: number, size: number, units: number): number {
  return Math.min(units, Math.max(0, Math.round((at / Math.max(1, size)) * units)));
}

/** One point more, in a new line or the last one. A pen that did not move adds nothing, and neither does an endless line. */
export function withPoint(strokes: Strokes, [x, y]: Place, begins: boolean): Strokes {
  if (begins) return strokes.length >= MOST_STROKES ? strokes : [...strokes, [x, y]];
  const last = strokes.at(-1) ?? [];
  if (last.length >= MOST_NUMBERS || (last.at(-2) === x && last.at(-1) === y)) return strokes;
  return [...strokes.slice(0, -1), [...last, x, y]];
}
