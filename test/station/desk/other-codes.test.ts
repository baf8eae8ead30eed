/**
 * Codes at the Accept screen that are no article number: refused by name, or resolved where a manifest leaves no doubt.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import { must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

const SSCC = '389012345678901237';
const OTHER_SSCC = '106141412345678908';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation({}, withCarton);
});
afterEach(() => ready.end());

const lineNo = (no: number) => {
  const line = ready.manifest.lines.find((one) => one.line === no);
  if (line === undefined) throw new Error(`the manifest has no line ${no}`);
  return line;
};
const amazonNumberOf = (no: number) => lineNo(no).aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '';
const message = (...fields: string[]) => `[)>\u001e06\u001d${fields.join('\u001d')}\u001e\u0004`;
/** The first line comes in a carton that the manifest names. */
function withCarton(lines: ManifestEntry['lines']): ManifestEntry['lines'] {
  return lines.map((line) =>
    line.line === 1 ? { ...line, aliases: [...line.aliases, { kind: 'sscc' as const, value: SSCC }] } : line,
  );
}
const written = () => ready.station.core.store.events.head()?.n;

describe('refused by name, with nothing written', () => {
  test.each([
    ['408-1234567-7654321', ']C0', 'order-id'],
    ['EBT0123456789', ']C0', 'bag-number'],
    ['BEBRUABOLPBBAEN60073003000227', ']C0', 'receptacle'],
    ['BEBRUABOLPBBAEN60073', ']C0', 'despatch'],
    [`00${OTHER_SSCC}`, ']C1', 'sscc'],
    ['39J-438-TJC7', ']Q1', 'digipin'],
    ['411014', ']C0', 'pin'],
    ['010061414112345210LOT7', ']d2', 'label-data'],
    [message('JUN123456789', 'Q3'), ']d1', 'label-data'],
    [message('JCK123456785IN', '1JEK473124829IN'), ']d1', 'several-numbers'],
    ['https://example.org', ']Q1', 'unknown-code'],
    ['CK1234567', ']C0', 'part-of-number'],
    ['0038901234567890123', ']C1', 'unreadable'],
  ])('%j with %s is: %s', (code, aim, what) => {
    const before = written();
    const view = scan(ready.station, code, aim);
    expect(view.result).toMatchObject({ kind: 'stop', reason: { code: 'not-a-parcel', what } });
    expect(view.stopped).toEqual({ ignored: 0 });
    expect(written()).toBe(before);
  });

  test('an empty scan makes no row, no stop and no count of one', () => {
    const before = ready.station.desks.accept.live.get();
    for (const nothing of ['', '\r\n']) expect(scan(ready.station, nothing)).toEqual(before);
    scan(ready.station, '411014');
    expect(scan(ready.station, '').stopped).toEqual({ ignored: 0 });
  });

  test('small letters on a barcode are the same number, as when it is typed', () => {
    const item = ready.manifest.lines[0]?.item ?? '';
    expect(scan(ready.station, item.toLowerCase()).result).toMatchObject({ number: item, ordinal: 1 });
    expect(scan(ready.station, item).result?.kind).toBe('already');
  });

  test('typed as they stand below a barcode, they are refused in the same way', () => {
    for (const [text, what] of [
      ['39j 438 tjc7', 'digipin'],
      [`(00) 1 0614141 234567890 8`, 'sscc'],
      ['408 – 1234567 – 7654321', 'order-id'],
    ] as const) {
      const view = must(ready.station.type(randomUUID(), text));
      expect(view.result).toMatchObject({ kind: 'stop', reason: { code: 'not-a-parcel', what } });
      ready.station.desks.accept.understood();
    }
  });

  test('a carton’s number with a failing check digit is said to be misread, scanned and typed', () => {
    const wrong = { number: `${SSCC.slice(0, 17)}0`, found: '0', expected: '7', position: 17 };
    expect(scan(ready.station, `00${wrong.number}`, ']C1').result).toMatchObject({
      kind: 'stop',
      reason: { code: 'check-digit', typed: false, ...wrong },
    });
    ready.station.desks.accept.understood();
    expect(must(ready.station.type(randomUUID(), `(00) ${wrong.number}`)).result).toMatchObject({
      kind: 'stop',
      reason: { code: 'check-digit', typed: true, ...wrong },
    });
  });
});

describe('resolved where a manifest leaves no doubt', () => {
  test.each([
    ['its GS1-128 label', `00${SSCC}420570001\u001d3302001250`, ']C1'],
    ['the number alone', SSCC, ']C0'],
    ['its 2D code', `[)>\u001e05\u001d00${SSCC}\u001e\u0004`, ']d1'],
  ])('a carton that is one line of the manifest is that parcel, by %s', (_, code, aim) => {
    weigh(ready.station, lineNo(1).grams);
    expect(scan(ready.station, code, aim).result).toMatchObject({ kind: 'accepted', number: lineNo(1).item });
    expect(scan(ready.station, lineNo(1).item).result).toMatchObject({ kind: 'already', number: lineNo(1).item });
    expect(scan(ready.station, code, aim).result).toMatchObject({ kind: 'already', number: lineNo(1).item });
  });

  test('a 2D code with the article number in its licence plate is that parcel', () => {
    weigh(ready.station, lineNo(2).grams);
    expect(scan(ready.station, message(`J${lineNo(2).item}`, 'Q1'), ']d1').result).toMatchObject({
      kind: 'accepted',
      number: lineNo(2).item,
    });
  });

  test('several numbers that the manifest gives to one line are that parcel', () => {
    weigh(ready.station, lineNo(2).grams);
    const both = message(`J${lineNo(2).item}`, `1J${amazonNumberOf(2)}`);
    expect(scan(ready.station, both, ']d1').result).toMatchObject({ kind: 'accepted', number: lineNo(2).item });
  });

  test('of two parcels none is chosen, and one unknown number is enough for a stop', () => {
    const before = written();
    for (const other of [amazonNumberOf(3), 'TBA999999999999']) {
      const view = scan(ready.station, message(`J${lineNo(2).item}`, `1J${other}`), ']d1');
      expect(view.result).toMatchObject({ kind: 'stop', reason: { what: 'several-numbers' } });
      ready.station.desks.accept.understood();
    }
    expect(written()).toBe(before);
  });
});
