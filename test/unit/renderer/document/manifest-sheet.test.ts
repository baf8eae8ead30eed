/** The acceptance manifest: its figures, its rows, its code. */
import { BinaryBitmap, DecodeHintType, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { documentModel, type AcceptanceManifest } from '../../../../domain/contract/document-model.ts';
import { groupNumber } from '../../../../domain/identifiers/display.ts';
import { loadModel } from '../../../../renderer/document/load-model.ts';
import type { DocumentSheet, SheetCopy, SheetSigner } from '../../../../domain/contract/document-sheet.ts';
import { ManifestSheet } from '../../../../renderer/document/manifest-sheet.tsx';
import { codeText, qrDrawing } from '../../../../renderer/document/qr-matrix.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { aManifest } from '../fixtures/document.ts';

const UNSIGNED = { signed: null, signer: null } as const;

function sheet(
  model: AcceptanceManifest,
  copy: SheetCopy | null = null,
  { signed, signer }: Pick<DocumentSheet, 'signed' | 'signer'> = UNSIGNED,
): string {
  return renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createI18n(model.language) },
      createElement(ManifestSheet, { model, copy, signed, signer }),
    ),
  );
}

test.each([
  [null, []],
  [{ no: 1, for: 'office' }, ['Copy 1 · for the office']],
  [{ no: 2, for: 'partner' }, ['Copy 2 · for the driver']],
  [{ no: 1, for: null }, ['Copy 1']],
  [{ no: 3, for: null }, ['REPRINT · Copy 3']],
] as const)('the copy %j is named on the sheet as %j', (copy, [said]) => {
  const markup = sheet(aManifest(), copy);
  const marks = [...markup.matchAll(/<p class="copy">([^<]*)</g)].map(([, text]) => text);
  expect(marks).toEqual(said === undefined ? [] : [said]);
  expect(markup.includes('REPRINT')).toBe(copy !== null && copy.for === null && copy.no > 1);
});

const SIGNED = {
  how: 'drawn',
  atMs: Date.parse('2026-11-24T10:50:00+05:30'),
  record: '560001-C2 / 214',
  confirmedBy: { en: 'Sunita Rao', hi: 'सुनीता राव' },
} as const;

test('a signed file says how, when and where it is recorded, and has no name in it', () => {
  const markup = sheet(aManifest(), null, { signed: SIGNED, signer: null });
  expect(markup).toContain('Signed on the screen, 24-11-2026 10:50. Record 560001-C2 / 214.');
  expect(markup).not.toContain('polyline');
});

const KNOWN = { state: 'known', name: 'Ravi Kumar', organisation: 'Amazon', strokes: [[1, 2, 3, 4]] } as const;
test.each([
  [KNOWN, 'Ravi Kumar, Amazon', true],
  [{ ...KNOWN, strokes: null }, 'Ravi Kumar, Amazon', false],
  [{ state: 'purged' }, 'Name purged: its term is over.', false],
  [{ state: 'unreadable' }, 'The name cannot be read on this PC.', false],
] as const)('on paper the signer %j is “%s”', (signer, text, drawn) => {
  const markup = sheet(
    aManifest(),
    { no: 1, for: null },
    { signed: SIGNED, signer: structuredClone(signer) as SheetSigner },
  );
  expect(markup).toContain(text);
  expect(markup.includes('<polyline points="1 2 3 4"')).toBe(drawn);
});

test('the fixture keeps the contract', () => {
  expect(documentModel.safeParse(aManifest()).error).toBeUndefined();
});

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const model = aManifest({ language });
  const markup = sheet(model);

  test('every article of every list is on the sheet', () => {
    const rows = [...model.accepted, ...model.absent, ...model.unmanifested, ...model.weightDifferences];
    expect(rows).toHaveLength(203);
    expect(markup).toContain(groupNumber(model.relabelled[0]?.item ?? ''));
    expect(markup).toContain('CK48?95');
    for (const row of rows) expect(markup).toContain(groupNumber(row.item));
  });

  test('differences stand before the accepted parcels, and the signatures after them', () => {
    const places = [model.absent[0]?.item, model.accepted[0]?.item].map((item) =>
      markup.indexOf(groupNumber(item ?? '')),
    );
    expect(places[0]).toBeGreaterThan(0);
    expect(places[0]).toBeLessThan(places[1] ?? 0);
    expect(markup.indexOf('class="signatures"')).toBeGreaterThan(places[1] ?? 0);
  });

  test('an office without a PIN is named without one', () => {
    const bare = aManifest({ language, officePin: null });
    expect(documentModel.safeParse(bare).error).toBeUndefined();
    expect(sheet(bare)).toContain(`${bare.office[language]}, `);
    expect(sheet(bare)).not.toMatch(/\bnull\b/);
  });

  test('nothing is missing or half filled in', () => {
    expect(markup.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\{\{|undefined|\bnull\b|NaN|paper\./);
  });
});

test('the mark TEST is there for an unprotected station only', () => {
  expect(sheet(aManifest({ test: true }))).toContain('TEST');
  expect(sheet(aManifest())).not.toContain('TEST');
});

test('a consignment without differences says so', () => {
  const none = { absent: [], unmanifested: [], relabelled: [], weightDifferences: [], rejected: [] };
  const counts = { ...aManifest().counts, accepted: 200, absent: 0 };
  expect(sheet(aManifest({ ...none, counts }))).toContain('Every declared parcel was accepted');
  expect(sheet(aManifest({ ...none, counts }))).not.toContain('provisional');
});

test('absent parcels are provisional on the sheet, and under a count their names are still to come', () => {
  expect(sheet(aManifest())).toContain('Absent is provisional until every counter');
  expect(sheet(aManifest())).not.toContain('Taken up by its count');
  expect(sheet(aManifest({ absent: [] }))).toContain('Taken up by its count');
});

test('the code on the sheet can be read back and names the ledger head', () => {
  const model = aManifest();
  const text = codeText(model);
  expect(text).toBe(`DAKSETU/1/AM-AMZ-24112026-04/BLR-GPO-C2/${'0F'.repeat(16)}/613/${'3AC9'.repeat(16)}`);
  expect(readBack(text)).toBe(text);
});

/** Draws the code with its quiet zone, four pixels a module, and reads the picture. */
function readBack(text: string): string {
  const { size, path } = qrDrawing(text);
  const width = (size + 8) * 4;
  const pixels = new Uint8ClampedArray(width * width).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < 4; row += 1) {
      const from = ((Number(y) + 4) * 4 + row) * width + (Number(x) + 4) * 4;
      pixels.fill(0, from, from + 4);
    }
  }
  const picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, width, width)));
  return new QRCodeReader().decode(picture, new Map([[DecodeHintType.PURE_BARCODE, true]])).getText();
}

const aSheet = () => ({ model: aManifest(), copy: null, ...UNSIGNED });
const answer = (status: number, body: unknown) => async () => ({ ok: status === 200, json: async () => body });

describe('loading', () => {
  test('the sheet named in the address is fetched and checked', async () => {
    const asked: string[] = [];
    const reply = await loadModel({ search: '?id=a%2Fb' }, async (address) => {
      asked.push(address);
      return { ok: true, json: async () => aSheet() };
    });
    expect(reply).toEqual({ ok: true, value: aSheet() });
    expect(asked).toEqual(['/document-model.json?id=a%2Fb']);
  });

  test.each([
    ['', answer(200, aSheet()), 'no-id'],
    ['?id=x', answer(404, null), 'not-found'],
    ['?id=x', answer(200, { ...aSheet(), model: { kind: 'acceptance-manifest' } }), 'not-a-document'],
    ['?id=x', answer(200, { ...aSheet(), surprise: 1 }), 'not-a-document'],
  ] as const)('%j is refused as %3$s', async (search, get, kind) => {
    expect(await loadModel({ search }, get)).toEqual({ ok: false, fault: { kind } });
  });
});
