/** The scale's panel compares a reading with a declared weight only while the parcel that took it is the one shown. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const lineAt = (at: number) => {
  const line = ready.manifest.lines[at];
  if (line === undefined) throw new Error(`the manifest has no line ${at}`);
  return line;
};
const scale = () => ready.station.desks.board.live.get().scale;
const BARE = { declaredGrams: null, limitGrams: null };
const acceptLine = (at: number) => {
  weigh(ready.station, lineAt(at).grams);
  return scan(ready.station, lineAt(at).item);
};

test('the parcel that took the reading is shown with its declared weight and the limit', () => {
  acceptLine(0);
  expect(scale()).toMatchObject({ belongsTo: 'shown', declaredGrams: lineAt(0).grams, limitGrams: 100 });
});

test('a parcel accepted without a weight is never compared by the reading of the one before', () => {
  acceptLine(0);
  scan(ready.station, lineAt(1).item);
  expect(scale()).toMatchObject({ belongsTo: 'other', ...BARE });
});

test('a weight that nobody took yet belongs to nobody, whatever is shown', () => {
  acceptLine(0);
  weigh(ready.station, 2_000);
  expect(scale()).toMatchObject({ belongsTo: 'nobody', ...BARE });
});

test('a parcel that is in already holds the reading under it', () => {
  acceptLine(0);
  acceptLine(1);
  expect(acceptLine(0).result?.kind).toBe('already');
  expect(scale()).toMatchObject({ belongsTo: 'shown', declaredGrams: lineAt(0).grams });
});

test('a parcel without a declared weight is shown as such', () => {
  weigh(ready.station, 640);
  scan(ready.station, 'CK123456785IN');
  expect(scale()).toMatchObject({ belongsTo: 'shown', declaredGrams: null });
});

test('a weight that was put away with a rejected parcel is not offered to the next', () => {
  acceptLine(0);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(acceptLine(0).result?.kind).toBe('stop');
  expect(scale()).toMatchObject({ held: true, belongsTo: 'other', ...BARE });
});

test('while a stop is shown, and after it, the reading is of a parcel that is not shown', async () => {
  acceptLine(0);
  must(ready.station.type(randomUUID(), '406-1121854-6708985'));
  await expect.poll(scale).toMatchObject({ belongsTo: 'other', ...BARE });
  ready.station.desks.accept.understood();
  await expect.poll(scale).toMatchObject({ belongsTo: 'other', ...BARE });
});
