/** The receipt of a customer's parcel: its barcode reads as its number, and nothing is missing. */
import { BarcodeFormat, BinaryBitmap, Code128Reader, HybridBinarizer, RGBLuminanceSource } from '@zxing/library';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { documentModel, type WalkInReceipt } from '../../../../domain/contract/document-model.ts';
import { groupNumber } from '../../../../domain/identifiers/display.ts';
import { code128Drawing } from '../../../../renderer/document/code128.ts';
import { ReceiptSheet } from '../../../../renderer/document/receipt-sheet.tsx';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { aReceipt } from '../fixtures/receipt.ts';

function sheet(model: WalkInReceipt): string {
  return renderToStaticMarkup(
    createElement(I18nextProvider, { i18n: createI18n(model.language) }, createElement(ReceiptSheet, { model })),
  );
}

/** What a reader that is not ours makes of the drawn bars. */
function readBack(text: string): string {
  const drawing = code128Drawing(text);
  if (drawing === null) throw new Error('not drawn');
  const [scale, quiet, height] = [3, 20, 30];
  const width = (drawing.width + 2 * quiet) * scale;
  const row = new Uint8ClampedArray(width).fill(255);
  for (const [, from = 0, long = 0] of Array.from(drawing.path.matchAll(/M(\d+) 0h(\d+)/g), (match) =>
    match.map(Number),
  ))
    row.fill(0, (from + quiet) * scale, (from + long + quiet) * scale);
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y += 1) pixels.set(row, y * width);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, width, height)));
  const result = new Code128Reader().decode(bitmap);
  expect(result.getBarcodeFormat()).toBe(BarcodeFormat.CODE_128);
  return result.getText();
}

test('the barcode is the text, for any text it takes', () => {
  for (const text of ['EW000001009IN', 'CK123456785IN', 'A', '0123456789', 'a~ {}|Z'])
    expect(readBack(text)).toBe(text);
  for (const odd of ['', 'é', '\n', 'A'.repeat(41)]) expect(code128Drawing(odd)).toBeNull();
});

test('the fixture keeps the contract', () => {
  expect(documentModel.safeParse(aReceipt()).error).toBeUndefined();
});

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const markup = sheet(aReceipt({ language }));

  test('number, weight, PIN, amount, time, document and ledger entry are on it', () => {
    for (const text of [groupNumber('EW000001009IN'), '1,850', '₹82.60', '24-11-2026 10:42', 'RC-EW000001009IN', '613'])
      expect(markup).toContain(text);
  });

  test('nothing is missing or half filled in', () => {
    expect(markup.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\{\{|undefined|\bnull\b|NaN|receipt\.[a-z]|walkIn\./);
  });
});

test('one that was taken back says that it is void, and only that one', () => {
  expect(sheet(aReceipt({ voided: true }))).toContain('VOID');
  expect(sheet(aReceipt())).not.toContain('VOID');
});

test('COD, insurance and services stand on it only where there are any', () => {
  expect(sheet(aReceipt())).not.toContain('COD to collect');
  const more = sheet(aReceipt({ codPaise: 120_000, insuredPaise: 500_000, registration: true, otp: true, cm: null }));
  for (const text of ['COD to collect', '₹1,200', '₹5,000', 'Registration, OTP delivery']) expect(more).toContain(text);
  expect(more).not.toContain('Sides');
});
