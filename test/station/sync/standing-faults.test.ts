/** Faults that last: a mark that cannot be written, an old copy put back, a centre put back, a refusal. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import { ok, refuse } from '../../../domain/reply.ts';
import type { SyncDeps } from '../../../electron/station/sync/sync-loop.ts';
import { waitingCount } from '../../../electron/station/sync/sync-loop.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { until } from './office-on-line.ts';
import {
  feedEntry,
  feedOf,
  scriptedCentre,
  startScripted,
  type ScriptedCentre,
  type ScriptedLoop,
} from './scripted-centre.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let centre: ScriptedCentre;
let started: ScriptedLoop | null;
beforeEach(async () => {
  prepared = await prepareFolder(4);
  copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
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
const store = () => copy.station.core.store;
const head = () => store().events.head() ?? { n: 0, epoch: '' as EpochId, seq: 0, hash: '' };
const allSent = () => until(() => waitingCount(copy.station.core) === 0 && view()?.state === 'reached');
const OTHER = 'ab'.repeat(32);

test.each(['ENOSPC', 'EPERM', 'EBUSY'])(
  'a head mark the disk refuses (%s) is logged once and written later',
  async (code) => {
    const lines: string[] = [];
    const marks: number[] = [];
    let refusals = 3;
    const onAcknowledged = ({ seq }: { seq: number }): void => {
      if (refusals > 0) {
        refusals -= 1;
        throw Object.assign(new Error(`${code}: refused`), { code });
      }
      marks.push(seq);
    };
    start({ onAcknowledged, log: (line) => lines.push(line) });
    await until(() => marks.length > 0);
    expect(marks).toEqual([head().seq]);
    expect(lines).toEqual([expect.stringContaining(code)]);
    acceptLines(copy.station, prepared.manifests[0], 0, 1);
    await until(() => marks.at(-1) === head().seq);
    await allSent();
  },
);

test.each([
  ['further than this PC', 'records-missing', () => ({ seq: head().seq + 5, hash: OTHER })],
  ['with another event at our end', 'head-differs', () => ({ seq: head().seq, hash: OTHER })],
  ['with another event before our end', 'head-differs', () => ({ seq: 2, hash: OTHER })],
])('a centre that holds this ledger %s is told of, and nothing is sent', async (_what, code, place) => {
  const { epoch } = head();
  centre.heads.set(epoch, { epoch, ...place() });
  start();
  await until(() => centre.reads() > 2);
  expect(view()).toMatchObject({ state: 'refused', refusal: expect.stringContaining(`${code}: `) });
  expect(centre.uploads).toEqual([]);
});

test('the same is found where nothing was acknowledged before: the copy may be older than the first answer', async () => {
  const { epoch } = head();
  store().settings.set('acknowledged', 'null');
  centre.heads.set(epoch, { epoch, seq: head().seq + 1, hash: OTHER });
  start();
  await until(() => view()?.state === 'refused');
  expect(centre.uploads).toEqual([]);
});

test('what the centre lost of an epoch before the present one is sent again', async () => {
  start();
  await allSent();
  const first = head();
  await started?.end();
  beginSecondEpoch();
  start();
  await allSent();
  await started?.end();
  centre.heads.set(first.epoch, {
    epoch: first.epoch,
    seq: 2,
    hash: store().events.run(first.epoch, 2, 1)[0]?.hash ?? '',
  });
  start();
  await until(() => centre.heads.get(first.epoch)?.seq === first.seq);
  await allSent();
  expect(centre.heads.get(first.epoch)?.hash).toBe(first.hash);
});

function beginSecondEpoch(): void {
  const { events, inWrite } = store();
  inWrite(() => {
    events.startEpoch('560001-C2' as StationId, randomBytes(16).toString('hex') as EpochId);
    const payload = {
      reason: 'restore',
      parent: null,
      publicKey: 'A'.repeat(43),
      office: '21360001',
      counter: 'Counter 2',
    };
    const stamp = { wallMs: copy.clock.nowMs(), offset: 330, actor: null, set: null, inbox: 0 };
    events.append({ type: 'epoch.started', payload: payload as never }, stamp);
    return ok(null);
  });
}

test('a feed that ends before ours is told of, nothing of it is taken, and events still arrive', async () => {
  start();
  await allSent();
  const held = store().inbox.version();
  const lost = centre.entries.splice(-2);
  await until(() => view()?.state === 'refused');
  expect(view()?.refusal).toMatch(/^feed-behind: /);
  const again = [held - 1, held, held + 1].map((version) => feedEntry(version, `{"kind":"other","no":${version}}`));
  centre.entries.push(...again);
  const reads = centre.reads();
  acceptLines(copy.station, prepared.manifests[0], 0, 2);
  await until(() => waitingCount(copy.station.core) === 0 && centre.reads() > reads + 3);
  expect(view()).toMatchObject({ state: 'refused', refusal: expect.stringContaining('feed-behind: ') });
  expect(store().inbox.version()).toBe(held);
  centre.entries.splice(-3, 3, ...lost, feedEntry(held + 1, '{"kind":"other"}'));
  await until(() => store().inbox.version() === held + 1 && view()?.state === 'reached');
});

test('a feed that gave our newest number to another entry while we were away is told of after the start', async () => {
  const held = store().inbox.version();
  centre.entries.splice(-1, 1, feedEntry(held, '{"kind":"other"}'), feedEntry(held + 1, '{"kind":"more"}'));
  start();
  await until(() => view()?.state === 'refused' && waitingCount(copy.station.core) === 0);
  expect(view()?.refusal).toMatch(/^feed-behind: /);
  expect(store().inbox.version()).toBe(held);
});

test('a refused upload is repeated ever more slowly, however often the station is nudged; the feed is not kept waiting', async () => {
  let now = 0;
  centre.answerUpload = () => refuse({ kind: 'refused' as const, code: 'fork', detail: 'another event', next: null });
  start({ monotonicMs: () => now });
  const rounds = async (count: number): Promise<void> => {
    for (const last = centre.reads() + count; centre.reads() < last;) {
      started?.loop.nudge();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const sent: number[] = [];
  for (const wait of [499, 1, 999, 1, 1_999, 1]) {
    await rounds(5);
    now += wait;
    await rounds(5);
    sent.push(centre.uploads.length);
  }
  expect(sent).toEqual([1, 2, 2, 3, 3, 4]);
  expect(view()).toMatchObject({ state: 'refused', refusal: 'fork: another event' });
  centre.answerUpload = null;
  now += 60_000;
  await allSent();
});
