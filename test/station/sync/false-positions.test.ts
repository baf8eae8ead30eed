/** The centre's word about places of our ledger is checked before it is believed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuse, ok } from '../../../domain/reply.ts';
import type { EpochId } from '../../../domain/custody/ids.ts';
import type { SyncDeps } from '../../../electron/station/sync/sync-loop.ts';
import { waitingCount } from '../../../electron/station/sync/sync-loop.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { until } from './office-on-line.ts';
import { feedOf, scriptedCentre, startScripted, type ScriptedCentre, type ScriptedLoop } from './scripted-centre.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let centre: ScriptedCentre;
let started: ScriptedLoop | null;
beforeEach(async () => {
  prepared = await prepareFolder(4);
  copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  acceptLines(copy.station, prepared.manifests[0], 0, 2);
  centre = scriptedCentre();
  centre.entries.push(...feedOf(copy));
  started = null;
});
afterEach(async () => {
  await started?.end();
  await copy.end();
  prepared.remove();
});

const start = (over: Partial<SyncDeps> = {}): void => void (started = startScripted(copy, centre, over));
const view = () => started?.loop.live.get();
const head = () => copy.station.core.store.events.head() ?? { n: 0, epoch: '' as EpochId, seq: 0, hash: '' };
const waiting = (): number => waitingCount(copy.station.core);
const OTHER = 'ab'.repeat(32);
const gap = (next: number | null) => refuse({ kind: 'refused' as const, code: 'gap', detail: 'missing', next });
const settled = () => until(() => centre.reads() > 3);

test('a ledger the centre takes is acknowledged whole', async () => {
  start();
  await until(() => waiting() === 0 && view()?.state === 'reached');
  expect(centre.uploads.map(({ from, events }) => [from, events.length])).toEqual([[1, head().seq]]);
});

test.each([
  ['beyond our ledger', 1_000, 'records-missing'],
  ['before what was sent', 1, 'head-differs'],
  ['at nothing', 0, 'head-differs'],
])('an acknowledgement %s is not believed, and is shown', async (_what, seq, code) => {
  const hash = copy.station.core.store.events.run(head().epoch, seq, 1)[0]?.hash ?? OTHER;
  centre.answerUpload = ({ epoch }) => ok({ head: { epoch, seq, hash }, serverTimeMs: 1, held: false });
  start();
  await settled();
  expect(view()).toMatchObject({ state: 'refused', waiting: head().n, refusal: expect.stringContaining(`${code}: `) });
  expect(waiting()).toBe(head().n);
});

test.each([
  ['with another hash', (epoch: string) => ({ epoch, seq: head().seq, hash: OTHER })],
  ['of an epoch we never had', () => ({ epoch: 'cc'.repeat(16), seq: head().seq, hash: head().hash })],
])('an acknowledgement %s is not believed, and is shown', async (_what, place) => {
  centre.answerUpload = ({ epoch }) => ok({ head: place(epoch), serverTimeMs: 1, held: false });
  start();
  await settled();
  expect(view()).toMatchObject({ state: 'refused', waiting: head().n });
  expect(view()?.refusal).toMatch(/^(head-differs|records-missing): /);
});

test.each([Number.NaN, -4, 0, 2.5, 1_000, 3, null])(
  'a gap that asks for %s is shown and moves nothing',
  async (next) => {
    centre.answerUpload = () => gap(next);
    start();
    await settled();
    expect(view()).toMatchObject({ state: 'refused', waiting: head().n, refusal: 'gap: missing' });
    expect(waiting()).toBe(head().n);
  },
);

test('a centre that sends us back again and again is followed once a round', async () => {
  start();
  await until(() => waiting() === 0);
  acceptLines(copy.station, prepared.manifests[0], 2, 4);
  const before = centre.uploads.length;
  let next = 6;
  centre.answerUpload = () => gap((next -= 1));
  started?.loop.nudge();
  await until(() => view()?.state === 'refused');
  expect(centre.uploads.length - before).toBe(2);
});

test('a note of what is acknowledged that makes no sense counts as none', async () => {
  const { settings } = copy.station.core.store;
  for (const seq of ['null', '-7', '1.5', '"x"']) {
    settings.set('acknowledged', `{"epoch":"${head().epoch}","seq":${seq}}`);
    expect(waiting()).toBe(head().n);
  }
  settings.set('acknowledged', `{"epoch":"${head().epoch}","seq":${head().seq + 9}}`);
  expect(waiting()).toBe(0);
});
