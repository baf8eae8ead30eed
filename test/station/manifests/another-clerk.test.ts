import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, lastUseOf, must, scan } from '../../support/station/ready-station.ts';
import { feed, signIn } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { payloadsOf, rebuilt } from './support.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let station: Station;
beforeEach(async () => {
  prepared = await prepareFolder(12);
  copy = prepared.open();
  station = copy.station;
  beginWork(station, prepared.manifests[0]);
  acceptLines(station, prepared.manifests[0], 0, 5);
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const id = () => prepared.manifests[0].consignment as ConsignmentId;
const setAside = () => station.setAside(randomUUID());
const view = () => station.desks.accept.live.get();

async function nextDay(): Promise<void> {
  await copy.restart();
  station = copy.station;
  copy.clock.advance(22 * 3_600_000);
  signIn(station, DEMO_SUPERVISOR_ID);
  must(station.openSet(randomUUID()));
}

test('a consignment is begun by one clerk and finished by another the next day, and both sets balance', async () => {
  must(setAside());
  expect(view().consignment).toBeNull();
  must(station.closeSet(randomUUID()));
  await nextDay();
  expect(station.balance()).toMatchObject({ opening: 5, received: 0 });
  expect(station.consignments().find(({ consignment }) => consignment === id())?.state).toBe('aside');
  must(station.receive(randomUUID(), id()));
  expect(view().counts).toMatchObject({ accepted: 5, left: 7 });
  expect(scan(station, prepared.manifests[0].lines[0]?.item ?? '').result).toMatchObject({
    kind: 'already',
    acceptedBy: { en: 'Sunita Rao' },
  });
  acceptLines(station, prepared.manifests[0], 5, 11);
  const done = must(await station.finish(randomUUID(), finishNow(station)));
  expect(done.counts).toEqual({ declared: 12, accepted: 11, rejected: 0, absent: 1, unmanifested: 0 });
  expect(station.balance()).toMatchObject({ opening: 5, received: 6, closing: 11 });
  must(station.closeSet(randomUUID()));
  expect(payloadsOf(station, 'consignment.received')).toHaveLength(1);
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
});

test('another consignment can be worked in between, and no manifest of the feed binds the one set aside anew', async () => {
  const [first, second] = prepared.manifests;
  must(setAside());
  const lines = station.core.projections.manifests.lines(id());
  feed(station, [{ ...first, lines: first.lines.slice(1), declaredCount: first.lines.length - 1 }]);
  expect(station.core.projections.manifests.lines(id())).toEqual(lines);
  must(station.receive(randomUUID(), second.consignment as ConsignmentId));
  expect(station.receive(randomUUID(), id())).toMatchObject({ fault: { kind: 'another-open' } });
  acceptLines(station, second, 0, 2);
  must(await station.finish(randomUUID(), finishNow(station)));
  must(station.receive(randomUUID(), id()));
  expect(view().counts.accepted).toBe(5);
  expect(station.consignments().map(({ consignment, state }) => [consignment, state])).toEqual([[id(), 'open']]);
});

test('what was accepted before it was set aside is no last act any more', async () => {
  const last = lastUseOf(station);
  must(setAside());
  must(station.receive(randomUUID(), id()));
  expect(view().can.undo).toBe(false);
  expect(station.desks.accept.undo(randomUUID(), last)).toMatchObject({ fault: { kind: 'nothing-to-correct' } });
});

test('without an open consignment, or while stopped, nothing is set aside', () => {
  scan(station, '406-1121854-6708985');
  expect(setAside()).toMatchObject({ fault: { kind: 'stopped' } });
  station.desks.accept.understood();
  must(setAside());
  expect(setAside()).toMatchObject({ fault: { kind: 'no-consignment' } });
  expect(payloadsOf(station, 'consignment.set-aside')).toHaveLength(1);
});
