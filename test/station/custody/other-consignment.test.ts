/** A parcel that another waiting manifest names is in the wrong pile: it is stopped, and comes in with its own consignment. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { totalsByReplay } from '../../support/station/totals.ts';

const [ITEM, AMAZON] = ['CK123456785IN', 'TBA999000000000'];

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

/** One line under a number that the open consignment does not name. */
function waiting(consignment: string): ManifestEntry {
  const [line] = ready.manifest.lines;
  if (line === undefined) throw new Error('the manifest is empty');
  const aliases = [{ kind: 'amazon-tracking' as const, value: AMAZON }];
  const lines = [{ ...line, item: ITEM, aliases }];
  return { ...ready.manifest, consignment, lines, declaredCount: 1, declaredGrams: line.grams };
}
const headN = () => ready.station.core.store.events.head()?.n;
const takeUp = (consignment: string) => must(ready.station.receive(randomUUID(), consignment as ConsignmentId));
const finish = async () => must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
function scanOnScale(number: string) {
  weigh(ready.station, 700);
  return scan(ready.station, number);
}

test.each([ITEM, AMAZON])('%s is stopped with the name of the other consignment, and nothing is written', (number) => {
  feed(ready.station, [waiting('AMZ-OTHER-01')]);
  const before = headN();
  expect(scanOnScale(number)).toMatchObject({
    result: { kind: 'stop', reason: { code: 'other-consignment', number, consignment: 'AMZ-OTHER-01' } },
    counts: { accepted: 0, unmanifested: 0 },
  });
  expect(headN()).toBe(before);
});

test('typed with its right check digit it is stopped the same way, and its weight goes with it', () => {
  feed(ready.station, [waiting('AMZ-OTHER-01')]);
  weigh(ready.station, 700);
  expect(must(ready.station.type(randomUUID(), ITEM)).result).toMatchObject({ reason: { code: 'other-consignment' } });
  ready.station.desks.accept.understood();
  expect(scan(ready.station, ready.manifest.lines[0]?.item ?? '').result).toMatchObject({ grams: null });
});

test('it comes in when its own consignment is open', async () => {
  feed(ready.station, [waiting('AMZ-OTHER-01')]);
  scanOnScale(ITEM);
  ready.station.desks.accept.understood();
  await finish();
  takeUp('AMZ-OTHER-01');
  expect(scanOnScale(ITEM)).toMatchObject({
    result: { number: ITEM },
    counts: { accepted: 1, left: 0, unmanifested: 0 },
  });
  expect(totalsByReplay(ready.station.core.store.db)).toMatchObject({ accepted: 1, unmanifested: 0 });
});

test('when that consignment is finished without it, it is not on a manifest that waits: quarantine', async () => {
  feed(ready.station, [waiting('AMZ-OTHER-01'), { ...ready.manifest, consignment: 'AMZ-THIRD-01' }]);
  await finish();
  takeUp('AMZ-OTHER-01');
  await finish();
  takeUp('AMZ-THIRD-01');
  expect(scanOnScale(ITEM).result).toMatchObject({ kind: 'attention', lane: 'quarantine', number: ITEM });
});

test('a finished consignment that names it too does not hide the one that waits', async () => {
  feed(ready.station, [
    waiting('AMZ-ZZZ-01'),
    waiting('AMZ-AAA-01'),
    { ...ready.manifest, consignment: 'AMZ-THIRD-01' },
  ]);
  await finish();
  takeUp('AMZ-ZZZ-01');
  await finish();
  takeUp('AMZ-THIRD-01');
  expect(scanOnScale(ITEM).result).toMatchObject({ reason: { consignment: 'AMZ-AAA-01' } });
});

test('a parcel that is on the open manifest as well is accepted', () => {
  const line = ready.manifest.lines[0];
  if (line === undefined) throw new Error('the manifest is empty');
  feed(ready.station, [{ ...waiting('AMZ-ZZZ-01'), lines: [line], declaredGrams: line.grams }]);
  expect(scanOnScale(line.item).result).toMatchObject({ number: line.item, ordinal: 1 });
});

test('a parcel of a consignment that was set aside is stopped too, and comes in when that one goes on', async () => {
  feed(ready.station, [waiting('AMZ-OTHER-01'), { ...ready.manifest, consignment: 'AMZ-THIRD-01' }]);
  await finish();
  takeUp('AMZ-OTHER-01');
  must(ready.station.setAside(randomUUID()));
  takeUp('AMZ-THIRD-01');
  expect(scanOnScale(ITEM).result).toMatchObject({ kind: 'stop', reason: { consignment: 'AMZ-OTHER-01' } });
  ready.station.desks.accept.understood();
  must(ready.station.setAside(randomUUID()));
  takeUp('AMZ-OTHER-01');
  expect(scanOnScale(ITEM)).toMatchObject({ result: { number: ITEM }, counts: { accepted: 1, left: 0 } });
});

test('the list that came for a count names no waiting parcels, before the comparison and after it', async () => {
  const count = { consignment: 'AMZ-COUNT-01' as ConsignmentId, partner: 'Amazon', vehicle: null, declared: 1 };
  await finish();
  must(ready.station.declare(randomUUID(), count));
  feed(ready.station, [waiting(count.consignment), { ...ready.manifest, consignment: 'AMZ-THIRD-01' }]);
  await finish();
  takeUp('AMZ-THIRD-01');
  expect(ready.station.core.projections.manifests.waitingFor(ITEM)).toBeNull();
  must(await ready.station.reconcile(randomUUID(), { consignment: count.consignment, language: 'en' }));
  expect(ready.station.core.projections.manifests.waitingFor(ITEM)).toBeNull();
  expect(scanOnScale(ITEM).result).toMatchObject({ kind: 'attention', lane: 'quarantine', number: ITEM });
});

test('under a count too, a parcel of a waiting consignment is stopped', async () => {
  await finish();
  must(
    ready.station.declare(randomUUID(), { consignment: 'AMZ-COUNT-01', partner: 'Amazon', vehicle: null, declared: 3 }),
  );
  feed(ready.station, [waiting('AMZ-OTHER-01')]);
  expect(scanOnScale(ITEM)).toMatchObject({
    result: { kind: 'stop', reason: { code: 'other-consignment', consignment: 'AMZ-OTHER-01' } },
    counts: { accepted: 0, left: 3 },
  });
});
