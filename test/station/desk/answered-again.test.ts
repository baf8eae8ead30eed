/** A request that was done is answered again while a stop waits: a lost answer must not make the clerk do it once more. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManifestLine } from '../../../domain/contract/feed.ts';
import { lease } from '../../support/station/demo-numbers.ts';
import { must, readyStation, scan, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { payloadsOf } from '../manifests/support.ts';

let ready: ReadyStation;
let line: ManifestLine;
beforeEach(async () => {
  ready = await readyStation();
  const [, , third] = ready.manifest.lines;
  if (third === undefined) throw new Error('no line');
  line = third;
  lease(ready.station, 100, 109);
});
afterEach(() => ready.end());

const desk = () => ready.station.desks.accept;

describe('what was done is answered again while a stop waits', () => {
  test('a new number', () => {
    const requestId = randomUUID();
    must(ready.station.relabel(requestId, 'CK48'));
    scan(ready.station, '406-1121854-6708985');
    must(ready.station.relabel(requestId, 'CK48'));
    expect(ready.station.relabel(randomUUID(), 'CK48')).toMatchObject({ fault: { kind: 'stopped' } });
    expect(payloadsOf(ready.station, 'item.accepted')).toHaveLength(1);
  });

  test('a parcel given back', () => {
    const { office, consignment } = ready.manifest;
    feed(ready.station, [{ kind: 'cancellation', office, consignment, items: [line.item] }]);
    scan(ready.station, line.item);
    desk().understood();
    const requestId = randomUUID();
    must(desk().giveBack(requestId, line.item));
    scan(ready.station, '406-1121854-6708985');
    must(desk().giveBack(requestId, line.item));
    expect(desk().giveBack(randomUUID(), line.item)).toMatchObject({ fault: { kind: 'stopped' } });
  });
});
