/** The weight on the scale when a parcel that was kept apart is listed at last. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestLine } from '../../../domain/contract/feed.ts';
import { readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';

let ready: ReadyStation;
let line: ManifestLine;
beforeEach(async () => {
  ready = await readyStation();
  const [, , third] = ready.manifest.lines;
  if (third === undefined) throw new Error('no line');
  line = third;
});
afterEach(() => ready.end());

test('a parcel that is listed at last does not take the weight of the one that lies on the scale', () => {
  const [, , , fourth] = ready.manifest.lines;
  if (fourth === undefined) throw new Error('no line');
  const unknown = { ...line, item: 'CK123456785IN', aliases: [], line: ready.manifest.lines.length + 1 };
  weigh(ready.station, 640);
  scan(ready.station, unknown.item);
  const lines = [...ready.manifest.lines, unknown];
  feed(ready.station, [{ ...ready.manifest, lines, declaredCount: lines.length }]);
  weigh(ready.station, 3_000); // another parcel lies there
  expect(scan(ready.station, unknown.item).result).toMatchObject({ grams: 640 });
  expect(scan(ready.station, fourth.item).result).toMatchObject({ grams: 3_000 });
});
