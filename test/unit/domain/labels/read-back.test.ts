/** The label as paper: rendered by a ZPL renderer, read back by a barcode reader, neither of them ours. */
import { expect, test } from 'vitest';
import type { ItemNumber, UseId } from '../../../../domain/custody/ids.ts';
import { encodeSheetAsZpl, encodeZpl } from '../../../../domain/labels/encode-zpl.ts';
import { widthInHeights } from '../../../../domain/labels/text-fit.ts';
import { decodePng, readBarcodes } from '../../../support/devices/read-barcodes.ts';
import { renderLabel } from '../../../support/devices/render-label.ts';
import { aLabel } from './a-label.ts';

test.each([
  ['CK482913609IN', 'BLR-GPO-C2/0123456789abcdef0123456789abcdef/147', 'air', 1],
  ['ET100000025IN', 'X00/ffffffffffffffffffffffffffffffff/1', 'surface', 2],
  ['TBA123456789012', 'A-VERY-LONG-STATION-NAME-OF-32CH/00000000000000000000000000000000/9007199254740991', 'air', 12],
  ['006141411234567890', 'MUM-C1/deadbeefdeadbeefdeadbeefdeadbeef/300000', 'surface', 1],
  ['AB12', 'MUM-C1/deadbeefdeadbeefdeadbeefdeadbeef/2', 'air', 1],
  ['ABCDEFGHIJKLMNOPQRSTUVWXY', 'MUM-C1/deadbeefdeadbeefdeadbeefdeadbeef/3', 'air', 3],
] as const)('%s and its use are read back from the printed label', async (item, use, mode, copy) => {
  const label = aLabel({ item: item as string as ItemNumber, use: use as string as UseId, copy }, { mode });
  expect(readBarcodes(await renderLabel(encodeZpl(label)))).toEqual({ code128: item, qr: use });
});

test('texts are no wider on paper than the layout assumes', async () => {
  const height = 60;
  const samples = [
    '411 014',
    'Thiruvananthapuram',
    'MUMBAI CENTRAL',
    'WWWW',
    'Kolkata G.P.O.',
    'SURFACE',
    'B12',
    'DUPLICATE, copy 2',
  ];
  for (const text of samples) {
    const elements = [{ kind: 'text', x: 0, y: 20, height, text } as const];
    const { luminance, width } = decodePng(
      await renderLabel(encodeSheetAsZpl({ widthDots: 812, heightDots: 200, elements }), {
        widthDots: 812,
        heightDots: 200,
      }),
    );
    const right = luminance.reduce((most, value, index) => (value < 128 ? Math.max(most, index % width) : most), 0);
    expect(right, text).toBeGreaterThan(0);
    expect(right, text).toBeLessThanOrEqual(widthInHeights(text) * height);
  }
});
