/** What was scanned while stopped is named until it was scanned again, or F9 was pressed once more. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { must, readyStation, scan, type ReadyStation } from '../../support/station/ready-station.ts';

const ORDER = '406-1121854-6708985';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const itemAt = (at: number): string => ready.manifest.lines[at]?.item ?? '';
const understood = (): AcceptView => ready.station.desks.accept.understood();
const stopThenScan = (...numbers: readonly string[]): AcceptView => {
  scan(ready.station, ORDER);
  for (const number of numbers) scan(ready.station, number);
  return ready.station.desks.accept.live.get();
};

test('each number is named once, newest last, and the refused parcel itself is not among them', () => {
  const view = stopThenScan(itemAt(0), itemAt(1), itemAt(0), ORDER, itemAt(2));
  expect(view).toMatchObject({ stopped: { ignored: 5 }, missed: [itemAt(0), itemAt(1), itemAt(2)] });
  expect(view.counts.accepted).toBe(0);
});

test('after F9 they stay until each was scanned', () => {
  stopThenScan(itemAt(0), itemAt(1));
  expect(understood()).toMatchObject({ stopped: null, missed: [itemAt(0), itemAt(1)] });
  expect(scan(ready.station, itemAt(5)).missed).toEqual([itemAt(0), itemAt(1)]);
  expect(scan(ready.station, itemAt(1)).missed).toEqual([itemAt(0)]);
  expect(must(ready.station.type(randomUUID(), itemAt(0))).missed).toEqual([]);
});

test('another number of the same parcel counts as its scan', () => {
  const amazon = ready.manifest.lines[3]?.aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '';
  stopThenScan(itemAt(3));
  understood();
  expect(scan(ready.station, amazon)).toMatchObject({ result: { number: itemAt(3) }, missed: [] });
  stopThenScan(amazon);
  understood();
  expect(scan(ready.station, itemAt(3)).missed).toEqual([]);
});

test('F9 once more puts the names away', () => {
  stopThenScan(itemAt(0));
  expect(understood().missed).toEqual([itemAt(0)]);
  expect(understood().missed).toEqual([]);
});

test('a second stop keeps what the first one made the clerk miss', () => {
  stopThenScan(itemAt(0));
  understood();
  expect(stopThenScan(itemAt(1)).missed).toEqual([itemAt(0), itemAt(1)]);
});

test('a parcel that is stopped again at its next scan has been scanned', () => {
  stopThenScan('411014', itemAt(0));
  understood();
  expect(scan(ready.station, '411014')).toMatchObject({ result: { kind: 'stop' }, missed: [itemAt(0)] });
});

test('however many come, the view stays within the contract', () => {
  const view = stopThenScan(...ready.manifest.lines.map(({ item }) => item));
  expect(view.stopped).toEqual({ ignored: 200 });
  expect(view.missed).toHaveLength(50);
});
