/** What the finish question lays before the clerk is what the finished consignment will say. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { connectWire, type StationWire } from '../support/wire.ts';

let ready: ReadyStation;
let wire: StationWire;
afterEach(async () => {
  wire.close();
  await ready.end();
});
async function open(weighTerms: 'all' | 'none'): Promise<void> {
  ready = await readyStation({ weigh: weighTerms });
  wire = connectWire(ready.station);
}

const itemAt = (at: number): string => ready.manifest.lines[at]?.item ?? '';
const asked = () => wire.client.consignment.differences();
function accept(at: number): void {
  weigh(ready.station, ready.manifest.lines[at]?.grams ?? 0);
  scan(ready.station, itemAt(at));
}

test('absent parcels are named with their PIN in the order of the manifest, and the unweighed by their slot', async () => {
  await open('all');
  accept(1);
  scan(ready.station, itemAt(2));
  accept(4);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  scan(ready.station, 'CK123456785IN');
  const seen = [1, 2, 4].map(itemAt);
  const unseen = ready.manifest.lines.filter(({ item }) => !seen.includes(item));
  const absent = unseen.slice(0, 60).map(({ item, pin }) => ({ item, pin }));
  const notWeighed = [
    { item: itemAt(2), slot: expect.any(String) as string },
    { item: 'CK123456785IN', slot: null },
  ];
  expect(await asked()).toEqual({ absent, unweighed: 2, notWeighed });
  const finished = must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  expect(finished.counts.absent).toBe(unseen.length);
});

test('where the contract asks for no weight, nothing is unweighed', async () => {
  await open('none');
  scan(ready.station, itemAt(0));
  expect(await asked()).toMatchObject({ unweighed: 0, notWeighed: [] });
});

test('a parcel weighed after all is not counted, and is not absent', async () => {
  await open('all');
  scan(ready.station, itemAt(0));
  weigh(ready.station, ready.manifest.lines[0]?.grams ?? 0);
  must(ready.station.desks.accept.weighAgain(randomUUID(), lastUseOf(ready.station)));
  const differences = await asked();
  expect(differences?.unweighed).toBe(0);
  expect(differences?.absent[0]?.item).toBe(itemAt(1));
});

test('without an open consignment there is nothing to lay before anybody', async () => {
  await open('all');
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  expect(await asked()).toBeNull();
});
