/** Who is new at this station is in the ledger: until the first parcel a person accepts here, and never after. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeEach(async () => {
  prepared = await prepareFolder(6);
  copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const newcomers = (): string[] =>
  copy.station.desks.session.live
    .get()
    .users.filter(({ newcomer }) => newcomer)
    .map(({ user }) => user);
const first = (): boolean => copy.station.desks.accept.live.get().first;
const line = (at: number) => prepared.manifests[0].lines[at] ?? prepared.manifests[0].lines[0];
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

test('everybody is new at first, and a person is not any more with the first parcel', async () => {
  expect(newcomers()).toEqual(expect.arrayContaining([DEMO_CLERK_ID, DEMO_SUPERVISOR_ID]));
  acceptLines(copy.station, prepared.manifests[0], 0, 1);
  expect(first()).toBe(true);
  await settled();
  expect(newcomers()).not.toContain(DEMO_CLERK_ID);
  expect(newcomers()).toContain(DEMO_SUPERVISOR_ID);
});

test('the second parcel, the first one again, a stop: none of them is a first one', () => {
  acceptLines(copy.station, prepared.manifests[0], 0, 1);
  scan(copy.station, line(0)?.item ?? '');
  expect(first()).toBe(false);
  acceptLines(copy.station, prepared.manifests[0], 1, 2);
  expect(first()).toBe(false);
  scan(copy.station, '406-1121854-6708985');
  expect(first()).toBe(false);
});

test('a parcel in quarantine, or not weighed, is a first one too', () => {
  weigh(copy.station, 640);
  scan(copy.station, 'CK123456785IN');
  expect(first()).toBe(true);
});

test('each person has a first one of their own', () => {
  acceptLines(copy.station, prepared.manifests[0], 0, 2);
  expect(first()).toBe(false);
  signIn(copy.station, DEMO_SUPERVISOR_ID);
  expect(first()).toBe(false);
  acceptLines(copy.station, prepared.manifests[0], 2, 3);
  expect(first()).toBe(true);
});

test('who took the first parcel back is no newcomer again, after a restart and a rebuild neither', async () => {
  acceptLines(copy.station, prepared.manifests[0], 0, 1);
  must(copy.station.desks.accept.undo(randomUUID(), lastUseOf(copy.station)));
  await copy.restart();
  rebuildProjections(copy.station.core);
  copy.station.desks.session.refresh();
  expect(newcomers()).toEqual(expect.not.arrayContaining([DEMO_CLERK_ID]));
  signIn(copy.station, DEMO_CLERK_ID);
  acceptLines(copy.station, prepared.manifests[0], 1, 2);
  expect(first()).toBe(false);
});
