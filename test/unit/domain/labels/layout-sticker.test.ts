/** The sort sticker: order, room, nothing that a text could do to the printer, and barcodes that are read back. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Services } from '../../../../domain/custody/event.ts';
import type { ItemNumber, UseId } from '../../../../domain/custody/ids.ts';
import type { ArticleLabel } from '../../../../domain/labels/article-label.ts';
import { encodeZpl } from '../../../../domain/labels/encode-zpl.ts';
import { ARTICLE_LABEL_DOTS, layoutArticle } from '../../../../domain/labels/layout-article.ts';
import { layoutSticker, STICKER_DOTS } from '../../../../domain/labels/layout-sticker.ts';
import { serviceWords } from '../../../../domain/labels/service-words.ts';
import type { Sheet, SheetElement } from '../../../../domain/labels/sheet.ts';
import { widthInHeights } from '../../../../domain/labels/text-fit.ts';
import { readBarcodes } from '../../../support/devices/read-barcodes.ts';
import { renderLabel } from '../../../support/devices/render-label.ts';
import { aLabel } from './a-label.ts';
import { fieldTexts, tokenizeZpl } from './zpl-tokenizer.ts';

type TextElement = Extract<SheetElement, { kind: 'text' }>;
const textsIn = ({ elements }: Sheet): TextElement[] =>
  elements.filter((element): element is TextElement => element.kind === 'text');
const words = (label: ArticleLabel): string[] => textsIn(layoutSticker(label)).map(({ text }) => text);

function boundsOf({ x, y, height, text, centredIn }: TextElement) {
  const width = widthInHeights(text) * height;
  const left = centredIn === undefined ? x : x + (centredIn - width) / 2;
  return { left, right: left + width, top: y, bottom: y + height * 0.8, text };
}

const name = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijklmnoprstuvyACDGKMPRSTV .')), minLength: 1, maxLength });
const paise = fc.oneof(fc.constant(0), fc.nat(1_000_000_000));
const services = fc.record({ codPaise: paise, insuredPaise: paise, registration: fc.boolean(), otp: fc.boolean() });
const anyLabel = fc
  .record({
    place: name(80),
    slot: fc.constantFrom('A1', 'B7', 'D12', 'W88'),
    mode: fc.constantFrom('air' as const, 'surface' as const),
    isApart: fc.boolean(),
    item: fc.constantFrom('CK482913609IN', 'TBA123456789012', '123456789012', '9'.repeat(40)),
    oldNumber: fc.constantFrom(null, '', 'CK48?913609IN'),
    services: fc.option(services),
    grams: fc.option(fc.nat(1_000_000)),
    copy: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ place, slot, mode, isApart, ...over }) => {
    const label = aLabel(over as Partial<ArticleLabel>, { place, slot, mode });
    return isApart ? { ...label, destination: null } : label;
  });

test.each([
  ['sticker', layoutSticker, STICKER_DOTS],
  ['article label', layoutArticle, ARTICLE_LABEL_DOTS],
] as const)('property: no text of the %s leaves it or lies on another, whatever was ordered', (_, layout, dots) => {
  fc.assert(
    fc.property(anyLabel, (label) => {
      const bounds = textsIn(layout(label)).map(boundsOf);
      for (const [index, a] of bounds.entries()) {
        const isInside = a.left >= 0 && a.top >= 0 && a.right <= dots.width && a.bottom <= dots.height;
        expect(isInside, `"${a.text}" ends at ${a.right}, ${a.bottom}`).toBe(true);
        for (const b of bounds.slice(index + 1)) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart, `"${a.text}" lies on "${b.text}"`).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('the slot is the largest, then the PIN; mode is a word and a reversal; a reprint says so', () => {
  const sizes = new Map(textsIn(layoutSticker(aLabel())).map(({ text, height }) => [text, height]));
  expect(sizes.get('B7')).toBeGreaterThan(sizes.get('411 014') ?? 0);
  expect(sizes.get('411 014')).toBeGreaterThan(sizes.get('Pune') ?? 0);
  const surface = textsIn(layoutSticker(aLabel({}, { mode: 'surface' })));
  expect(surface.find(({ text }) => text === 'SURFACE')).toMatchObject({ inverse: true });
  expect(words(aLabel({ copy: 1 })).join()).not.toContain('COPY');
  expect(words(aLabel({ copy: 3 }))).toContain('COPY 3');
});

test('what is to be collected and who may take it are words on both labels; of nothing known there are none', () => {
  const ordered: Services = { codPaise: 149_950, insuredPaise: 500_000, registration: true, otp: true };
  expect(serviceWords(ordered)).toEqual(['COD Rs 1,499.50', 'To addressee only', 'OTP', 'Insured Rs 5,000']);
  const shown = (layout: (label: ArticleLabel) => Sheet): string =>
    textsIn(layout(aLabel({ services: ordered })))
      .map(({ text }) => text)
      .join(' ');
  for (const layout of [layoutSticker, layoutArticle]) expect(shown(layout)).toContain('COD Rs 1,499.50');
  expect(serviceWords(null)).toEqual([]);
  expect(serviceWords({ codPaise: 0, insuredPaise: 0, registration: false, otp: false })).toEqual([]);
});

test('a parcel that goes nowhere yet says so, with its lane', () => {
  expect(words({ ...aLabel({ oldNumber: 'CK48?' }), destination: null })).toEqual(
    expect.arrayContaining(['Q', 'KEEP APART']),
  );
});

const TEMPLATE = new Set('XA CI PW LL LH FO FR GB A FB FH FD BY BC BQ FS PQ XZ'.split(' '));
const hostile = fc
  .array(fc.oneof(fc.constantFrom('^', '~', '_', '\\&', '^XZ', '~JR', '^FS^DFR:X.ZPL', '\r\n'), fc.string()), {
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''));

test('hostile texts: one sticker in, one sticker out, and no command outside the template', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), fc.boolean(), (texts, isApart) => {
      const [item, use, pin, place, slot, label, acceptedAt, oldNumber] = texts;
      const over = { item, use, label, acceptedAt, oldNumber } as Partial<ArticleLabel>;
      const one = aLabel(over, { pin, place, slot } as Partial<NonNullable<ArticleLabel['destination']>>);
      const job = encodeZpl(isApart ? { ...one, destination: null } : one, 'sort-sticker');
      const commands = tokenizeZpl(job);
      const codes = commands.map(({ code }) => code);
      expect(codes.filter((code) => !TEMPLATE.has(code))).toEqual([]);
      expect(codes.filter((code) => code === 'XA' || code === 'XZ' || code === 'PQ')).toEqual(['XA', 'PQ', 'XZ']);
      expect(commands.filter(({ prefix }) => prefix === '~')).toEqual([]);
      expect(job.every((byte) => byte === 0x0a || (byte >= 0x20 && byte < 0x7f))).toBe(true);
      expect(fieldTexts(commands)).toContain(`MA,${one.use.toWellFormed()}`);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['CK482913609IN', 'BLR-GPO-C2/0123456789abcdef0123456789abcdef/147', 'air', 1],
  [
    'TBA123456789012',
    'A-VERY-LONG-STATION-NAME-OF-32CH/00000000000000000000000000000000/9007199254740991',
    'surface',
    2,
  ],
] as const)('%s and its use are read back from the printed sticker', async (item, use, mode, copy) => {
  const ordered = { codPaise: 149_900, insuredPaise: 0, registration: false, otp: true };
  const over = { item: item as string as ItemNumber, use: use as string as UseId, copy, services: ordered };
  const size = { widthDots: STICKER_DOTS.width, heightDots: STICKER_DOTS.height };
  const picture = await renderLabel(encodeZpl(aLabel(over, { mode }), 'sort-sticker'), size);
  expect(readBarcodes(picture)).toEqual({ code128: item, qr: use });
});
