/** No text of a label can become a command: judged by a tokenizer that knows nothing of the encoder. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemNumber } from '../../../../domain/custody/ids.ts';
import type { ArticleLabel, LabelDestination } from '../../../../domain/labels/article-label.ts';
import { encodeSheetAsZpl, encodeZpl } from '../../../../domain/labels/encode-zpl.ts';
import { layoutArticle } from '../../../../domain/labels/layout-article.ts';
import { toLatin } from '../../../../domain/labels/text-fit.ts';
import { aLabel } from './a-label.ts';
import { fieldTexts, tokenizeZpl } from './zpl-tokenizer.ts';

/** All that the template uses: nothing that stores, deletes, configures, or prints more than once. */
const TEMPLATE = new Set('XA CI PW LL LH FO FR GB GD GC A FB FH FD BY BC BQ FS PQ XZ'.split(' '));

const hostilePiece = fc.oneof(
  fc.constantFrom(
    '^',
    '~',
    '_',
    '\\',
    '\\&',
    '>',
    '^XZ',
    '^XA',
    '~JR',
    '^FS^DFR:X.ZPL',
    '^IDR:*.*',
    '~DG',
    '_5E',
    '! U1 ',
    '\x1e',
    '\r\n',
    '\x10\x04\x01',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ maxLength: 12 }),
);
const hostileText = fc.array(hostilePiece, { maxLength: 6 }).map((pieces) => pieces.join(''));

/** A label whose ten texts are all hostile, the ones of closed form too: the encoder must not trust its caller. */
const hostileLabel: fc.Arbitrary<ArticleLabel> = fc
  .record({
    texts: fc.array(hostileText, { minLength: 10, maxLength: 10 }),
    grams: fc.option(fc.nat(1_000_000)),
    copy: fc.integer({ min: 1, max: 9 }),
    mode: fc.constantFrom('air' as const, 'surface' as const),
  })
  .map(({ texts: [item, use, pin, place, office, circle, slot, next, consignment, label], grams, copy, mode }) =>
    aLabel(
      { item, use, consignment, label, grams, copy } as Partial<ArticleLabel>,
      { pin, place, office, circle, slot, next, mode } as Partial<LabelDestination>,
    ),
  );

test('10,000 hostile texts: one label in, one label out, and no command outside the template', () => {
  fc.assert(
    fc.property(hostileLabel, (label) => {
      const job = encodeZpl(label);
      const commands = tokenizeZpl(job);
      const codes = commands.map(({ code }) => code);
      expect(codes.filter((code) => !TEMPLATE.has(code))).toEqual([]);
      expect(codes.filter((code) => code === 'XA' || code === 'XZ' || code === 'PQ')).toEqual(['XA', 'PQ', 'XZ']);
      expect([codes[0], codes.at(-1)]).toEqual(['XA', 'XZ']);
      expect(commands.filter(({ prefix }) => prefix === '~')).toEqual([]);
      expect(job.every((byte) => byte === 0x0a || (byte >= 0x20 && byte < 0x7f))).toBe(true);
      expect(fieldTexts(commands)).toContain(`MA,${label.use.toWellFormed()}`);
    }),
    { numRuns: 1000 },
  );
});

test('property: the fields hold exactly the texts of the sheet', () => {
  fc.assert(
    fc.property(hostileLabel, (label) => {
      const texts = layoutArticle(label).elements.flatMap((element) => {
        if (element.kind === 'text')
          return [element.centredIn === undefined ? element.text : element.text.replaceAll('\\', '/')];
        if (element.kind === 'qr') return [`MA,${element.text.toWellFormed()}`];
        return element.kind === 'code128' ? [element.text] : [];
      });
      expect(fieldTexts(tokenizeZpl(encodeZpl(label)))).toEqual(texts);
    }),
    { numRuns: 200 },
  );
});

test('the oracle is not blind: an unescaped field would be found', () => {
  const job = Buffer.from('^XA^FO1,1^A0N,20^FH^FDa^XZ~JR^FS^XZ');
  expect(tokenizeZpl(job).map(({ prefix, code }) => prefix + code)).toEqual([
    '^XA',
    '^FO',
    '^A',
    '^FH',
    '^FD',
    '^XZ',
    '~JR',
    '^FS',
    '^XZ',
  ]);
});

test('every byte outside the safe set goes out in hex, the underscore too', () => {
  const job = Buffer.from(encodeZpl(aLabel({}, { office: 'A_B^C~D:é', circle: null }))).toString();
  expect(job).toContain('^FDA_5FB_5EC_7ED_3A_C3_A9^FS');
});

test('a number that is no item number is printed as text and never as a barcode', () => {
  expect(codesFor('CK482913609IN')).toContain('BC');
  expect(codesFor('CK>4829^13609IN')).not.toContain('BC');
});

test('a label is small: its text stays text', () => {
  expect(encodeZpl(aLabel()).length).toBeLessThan(1200);
});

test('a bitmap of shaped words goes out as hex of its very bits', () => {
  const bits = Uint8Array.from([0xf0, 0x0f, 0x5e, 0x7e]);
  const sheet = {
    widthDots: 16,
    heightDots: 2,
    elements: [{ kind: 'bitmap', x: 3, y: 4, bytesPerRow: 2, bits }],
  } as const;
  expect(Buffer.from(encodeSheetAsZpl(sheet)).toString()).toContain('^FO3,4^GFA,4,4,2,F00F5E7E^FS');
});

test('other scripts and control characters become what the printer can show', () => {
  expect(toLatin('पुणे\tG.P.O.\u202f1')).toBe('???? G.P.O. 1');
});

function codesFor(item: string): string[] {
  return tokenizeZpl(encodeZpl(aLabel({ item: item as ItemNumber }))).map(({ code }) => code);
}
