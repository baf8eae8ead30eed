import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ManifestLine } from '../../../../domain/contract/feed.ts';
import {
  cancelLines,
  reviseLines,
  standingLines,
  type ListedLine,
} from '../../../../domain/custody/revise-manifest.ts';

function lineOf(at: number, line: number, over: Partial<ManifestLine> = {}): ManifestLine {
  const item = `CK${String(at).padStart(9, '0')}IN`;
  const ordered = { codPaise: 0, registration: false, otp: false };
  return { line, item, aliases: [], pin: '411014', office: null, circle: null, grams: 100, ...ordered, ...over };
}

/** A version: articles in an order of their own, numbered from 1 as a partner's program would. */
const version = fc
  .uniqueArray(fc.tuple(fc.nat(15), fc.nat(2)), { selector: ([at]) => at, maxLength: 12 })
  .map((articles) => articles.map(([at, pin], place) => lineOf(at, place + 1, { pin: `41101${pin}` })));
const word = fc.oneof(
  version.map((lines) => ({ lines })),
  fc.uniqueArray(fc.nat(15), { maxLength: 5 }).map((cancel) => ({ cancel: cancel.map((at) => lineOf(at, 1).item) })),
  fc.constant({ cancel: null }),
);

test('property: through any words an article keeps its line, no two share one, and what stands is what was said last', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      let listed: readonly ListedLine[] = [];
      const numberOf = new Map<string, number>();
      const standing = new Map<string, string>();
      for (const [at, said] of words.entries()) {
        const before = new Map(standing);
        const revision = 'lines' in said ? reviseLines(listed, said.lines, at) : cancelLines(listed, said.cancel, at);
        if ('lines' in said) {
          standing.clear();
          for (const { item, pin } of said.lines) standing.set(item, pin);
        } else for (const item of said.cancel ?? [...standing.keys()]) standing.delete(item);
        listed = revision.lines;
        const now = new Map(standingLines(listed).map(({ item, pin }) => [item, pin]));
        expect(now).toEqual(standing);
        expect(new Set(listed.map(({ line }) => line.line)).size).toBe(listed.length);
        for (const { line } of listed) expect(numberOf.get(line.item) ?? line.line).toBe(line.line);
        for (const { line } of listed) numberOf.set(line.item, line.line);
        expect(revision.added).toBe([...standing.keys()].filter((item) => !before.has(item)).length);
        expect(revision.cancelled).toBe([...before.keys()].filter((item) => !standing.has(item)).length);
        expect(revision.changed).toBe(
          [...standing].filter(([item, pin]) => before.has(item) && before.get(item) !== pin).length,
        );
      }
    }),
  );
});

test('the same manifest again changes nothing, whatever order its lines and other numbers are in', () => {
  const aliases = [{ kind: 'amazon-tracking', value: 'TBA1' }] as ManifestLine['aliases'];
  const lines = [lineOf(1, 1, { aliases, cm: { length: 20, breadth: 10, height: 5 } }), lineOf(2, 2)];
  const first = reviseLines([], lines, 1);
  const turned = lines.toReversed().map((line, at) => ({ ...line, line: at + 1 }));
  expect(reviseLines(first.lines, turned, 2)).toEqual({ ...first, added: 0, changed: 0, cancelled: 0 });
});

test('a change of what is collected, of the sides or of another number is a change', () => {
  const { lines } = reviseLines([], [lineOf(1, 1)], 1);
  const cm = { length: 20, breadth: 10, height: 5 };
  for (const over of [
    { codPaise: 1 },
    { insuredPaise: 5 },
    { registration: true },
    { otp: true },
    { cm },
    { grams: 99 },
  ])
    expect(reviseLines(lines, [lineOf(1, 1, over)], 2).changed).toBe(1);
});

test('when a line was cancelled is kept, also when it is cancelled again', () => {
  const { lines } = reviseLines([], [lineOf(1, 1), lineOf(2, 2)], 1);
  const once = cancelLines(lines, [lineOf(1, 1).item], 5).lines;
  expect(cancelLines(once, null, 9).lines.map(({ cancelledMs }) => cancelledMs)).toEqual([5, 9]);
  expect(reviseLines(once, [lineOf(2, 2)], 9).lines.map(({ cancelledMs }) => cancelledMs)).toEqual([5, null]);
});
