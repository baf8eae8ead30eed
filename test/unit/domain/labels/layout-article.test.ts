/** The label keeps its order and its room, whatever the texts are. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArticleLabel, destinationToLabel } from '../../../../domain/labels/article-label.ts';
import { code128Modules, fitCode128 } from '../../../../domain/labels/code128-width.ts';
import { ARTICLE_LABEL_DOTS, layoutArticle } from '../../../../domain/labels/layout-article.ts';
import type { SheetElement } from '../../../../domain/labels/sheet.ts';
import { fitText, widthInHeights } from '../../../../domain/labels/text-fit.ts';
import { aLabel } from './a-label.ts';

type TextElement = Extract<SheetElement, { kind: 'text' }>;
const textsOf = (label: ArticleLabel): TextElement[] =>
  layoutArticle(label).elements.filter((element): element is TextElement => element.kind === 'text');
const sizeOf = (label: ArticleLabel, text: string): number =>
  textsOf(label).find((element) => element.text === text)?.height ?? 0;

const marksOf = (copy: number): TextElement[] =>
  textsOf(aLabel({ copy })).filter(({ text }) => text.includes('DUPLICATE'));

/** The rectangle a text takes, by the widths that the layout assumes. */
function boundsOf({ x, y, height, text, centredIn }: TextElement) {
  const width = widthInHeights(text) * height;
  const left = centredIn === undefined ? x : x + (centredIn - width) / 2;
  return { left, right: left + width, top: y, bottom: y + height * 0.8, text };
}

/** Names as long as the contracts allow. */
const name = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijklmnoprstuvyACDGKMPRSTV .')), minLength: 1, maxLength });
const anyLabel = fc
  .record({
    destination: fc.record({
      place: name(80),
      next: name(80),
      office: fc.option(name(80)),
      circle: fc.option(name(40)),
      slot: fc.constantFrom('A1', 'B7', 'D12', 'W88'),
      mode: fc.constantFrom('air' as const, 'surface' as const),
    }),
    item: fc.constantFrom('CK482913609IN', 'TBA123456789012', '123456789012', '9'.repeat(40)),
    grams: fc.option(fc.nat(1_000_000)),
    oldNumber: fc.option(fc.constantFrom('', 'CK482913609IN', '?'.repeat(40), 'CK48?913609IN')),
    consignment: fc.constantFrom('AMZ-24112026-04', 'A'.repeat(40)),
    origin: name(60),
    copy: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ destination, ...over }) => aLabel(over as Partial<ArticleLabel>, destination));

test('at two metres: the slot is the largest text, then the PIN, then the place', () => {
  const label = aLabel();
  const [slot, pin, place] = [sizeOf(label, 'B7'), sizeOf(label, '411 014'), sizeOf(label, 'Pune')];
  expect(slot).toBeGreaterThan(pin);
  expect(pin).toBeGreaterThan(place);
  // 8 dots a millimetre; a letter of 10 mm is read at two metres, and a capital is about 0.75 of the font's height.
  expect(place * 0.75).toBeGreaterThan(60);
  expect(pin * 0.75).toBeGreaterThan(150);
  expect(textsOf(label).every(({ height, text }) => height <= pin || text === 'B7')).toBe(true);
});

test('the mode is a word and a reversal: AIR in black, SURFACE in white on black', () => {
  expect(textsOf(aLabel({}, { mode: 'air' }))[0]).toMatchObject({ text: 'AIR' });
  expect(textsOf(aLabel({}, { mode: 'surface' }))[0]).toMatchObject({ text: 'SURFACE', inverse: true });
  expect(layoutArticle(aLabel({}, { mode: 'air' })).elements[0]).toMatchObject({ kind: 'box', line: 6 });
  expect(layoutArticle(aLabel({}, { mode: 'surface' })).elements[0]).toMatchObject({ kind: 'box', line: 116 });
});

test('only a reprint is marked, with its number', () => {
  expect(marksOf(1)).toEqual([]);
  expect(marksOf(2).map(({ text, inverse }) => [text, inverse])).toEqual([['DUPLICATE, copy 2', true]]);
});

test('number, weight and consignment are printed as people write them', () => {
  const texts = textsOf(aLabel({ grams: 12_405 })).map(({ text }) => text);
  expect(texts).toContain('CK 4829 1360 9 IN');
  expect(texts).toContain('12,405 g');
  expect(texts).toContain('AMZ-24112026-04');
  expect(textsOf(aLabel({ grams: null })).map(({ text }) => text)).toContain('not weighed');
});

test('property: no text leaves the label or lies on another, for names as long as the contracts allow', () => {
  fc.assert(
    fc.property(anyLabel, (label) => {
      const bounds = textsOf(label).map(boundsOf);
      for (const [index, a] of bounds.entries()) {
        expect(a).toSatisfy(
          ({ left, right, top, bottom }: typeof a) => left >= 0 && top >= 0 && right <= 812 && bottom <= 1218,
        );
        for (const b of bounds.slice(index + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart, `"${a.text}" lies on "${b.text}"`).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('property: a barcode keeps its quiet zones and a module of two dots or more for numbers of up to 25 characters', () => {
  const item = fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCKNTX')), minLength: 4, maxLength: 25 });
  fc.assert(
    fc.property(item, (text) => {
      const { module, width } = fitCode128(text, ARTICLE_LABEL_DOTS.width, 4);
      expect(width).toBe(code128Modules(text) * module);
      expect(width + 20 * module).toBeLessThanOrEqual(ARTICLE_LABEL_DOTS.width);
      expect(module).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('property: a fitted text loses nothing but spaces', () => {
  const area = fc.record({
    width: fc.integer({ min: 100, max: 800 }),
    height: fc.integer({ min: 30, max: 300 }),
    max: fc.constant(100),
    min: fc.constant(50),
    floor: fc.constant(15),
  });
  fc.assert(
    fc.property(name(80), area, (text, room) => {
      expect(fitText(text, room).lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('the English names of a destination go on the label', () => {
  const destination = {
    pin: '411014',
    place: { en: 'Pune', hi: 'पुणे' },
    office: null,
    circle: null,
    slot: 'B7',
    mode: 'air',
    next: { en: 'Pune Parcel Hub', hi: 'पुणे पार्सल हब' },
    leaves: '13:05',
  } as const;
  expect(destinationToLabel(destination)).toEqual({ ...destination, place: 'Pune', next: 'Pune Parcel Hub' });
});
