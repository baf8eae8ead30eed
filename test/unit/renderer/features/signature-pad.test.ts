/** What is drawn, in the units of the box: whole, inside of it, and not without end. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { strokes as contract } from '../../../../domain/contract/document-sheet.ts';
import { PAD, placeOf, withPoint, type Strokes } from '../../../../renderer/features/hand-over/signature-pad.tsx';

const BOX = { left: 100, top: 50, width: 500, height: 200 };

test('the corners of the box are its corners, and what is outside stands at the edge', () => {
  expect(placeOf({ clientX: 100, clientY: 50 }, BOX)).toEqual([0, 0]);
  expect(placeOf({ clientX: 600, clientY: 250 }, BOX)).toEqual([PAD.width, PAD.height]);
  expect(placeOf({ clientX: -9, clientY: 9_999 }, BOX)).toEqual([0, PAD.height]);
});

test('whatever is drawn is what the wire takes, and each point that moved is in it', () => {
  const moves = fc.array(fc.tuple(fc.integer(), fc.integer(), fc.boolean()), { maxLength: 300 });
  fc.assert(
    fc.property(moves, (moved) => {
      let drawn: Strokes = [];
      for (const [clientX, clientY, begins] of moved)
        drawn = withPoint(drawn, placeOf({ clientX, clientY }, BOX), begins || drawn.length === 0);
      expect(contract.safeParse(drawn).error).toBeUndefined();
      expect(drawn.length === 0).toBe(moved.length === 0);
    }),
  );
});

test('a pen that rests adds nothing', () => {
  expect(withPoint([[5, 5]], [5, 5], false)).toEqual([[5, 5]]);
  expect(withPoint([[5, 5]], [6, 5], false)).toEqual([[5, 5, 6, 5]]);
  expect(withPoint([[5, 5]], [6, 5], true)).toEqual([
    [5, 5],
    [6, 5],
  ]);
});
