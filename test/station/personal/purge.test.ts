/** A purge comes in time, on a clock that the centre bears out alone, ends what was cut off, and says what it did. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClockSeen } from '../../../domain/personal/retention.ts';
import { refuse } from '../../../domain/reply.ts';
import { openReader } from '../../../electron/station/ledger/db.ts';
import { purgeDue, sweep } from '../../../electron/station/personal/purge.ts';
import { startPurgeWatch } from '../../../electron/station/personal/purge-watch.ts';
import { must } from '../../support/station/ready-station.ts';
import { openStation, temporaryFolder } from '../../support/station/test-station.ts';
import { payloadsOf } from '../manifests/support.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { beginWork } from '../support/work.ts';
import { filesOf } from './marks.ts';
import { DRIVER, RECEIVER, sealNow, wrappedKeys } from './support.ts';

const DAY_MS = 86_400_000;
let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeEach(async () => {
  prepared = await prepareFolder(4);
  copy = prepared.open();
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});
const core = () => copy.station.core;
const nowMs = () => copy.clock.nowMs();

/** A look with this word of the centre on the clock; by default it agrees. */
function look(seen: Partial<ClockSeen> = {}, days = 90): readonly string[] {
  const lines: string[] = [];
  const clockSeen = () => ({ reachedAtMs: nowMs(), clockAheadMs: 0, ...seen });
  const watch = startPurgeWatch({ core: core(), clockSeen, days, log: (line) => void lines.push(line) });
  watch.look();
  watch.stop();
  return lines;
}
const months = () =>
  core()
    .vault.held()
    .map(({ month }) => month);
const holdKeys = (keys: readonly string[]): string[] =>
  [...filesOf(copy.start.dataDir)]
    .filter(([, bytes]) => keys.some((hex) => bytes.includes(Buffer.from(hex, 'hex'))))
    .map(([name]) => name);

test('a month’s records go ninety days after its end, in one piece, and the next month’s stay', () => {
  const november = sealNow(core(), DRIVER);
  look();
  copy.clock.advance(10 * DAY_MS);
  const december = sealNow(core(), RECEIVER);
  look();
  copy.clock.set(Date.UTC(2027, 1, 28, 18, 29)); // a minute before ninety days after November, in India
  look();
  expect(months()).toEqual(['2026-11', '2026-12']);
  copy.clock.set(Date.UTC(2027, 1, 28, 18, 31));
  expect(look()).toEqual(['purged 1 personal records of 2026-11']);
  expect(months()).toEqual(['2026-12']);
  expect(core().vault.open(november)).toEqual(refuse({ kind: 'personal-purged', month: '2026-11' }));
  expect(must(core().vault.open(december))).toEqual(RECEIVER);
  expect(payloadsOf(copy.station, 'personal.purged')).toEqual([{ month: '2026-11', records: 1 }]);
});

test.each([
  ['the centre was never reached', { reachedAtMs: null, clockAheadMs: null }],
  ['this PC’s clock is years ahead', { clockAheadMs: 5 * 365 * DAY_MS }],
  ['this PC’s clock is behind', { clockAheadMs: -DAY_MS }],
  ['the last contact is long ago', { reachedAtMs: 0 }],
])('nothing is purged when %s', (_, seen) => {
  sealNow(core(), DRIVER);
  look();
  copy.clock.advance(1_000 * DAY_MS);
  expect([look(seen), months()]).toEqual([[], ['2026-11']]);
  look();
  expect(months()).toEqual([]);
});

test('records sealed while the clock stood in 1970 are kept their whole term, and those of 2055 no longer', () => {
  copy.clock.set(Date.UTC(1970, 0, 5));
  sealNow(core(), DRIVER);
  copy.clock.set(Date.UTC(2055, 4, 5));
  sealNow(core(), RECEIVER);
  copy.clock.set(Date.UTC(2026, 10, 25));
  look();
  expect(months()).toEqual(['1970-01', '2055-05']);
  copy.clock.set(Date.UTC(2027, 1, 27));
  look();
  expect(months()).toEqual(['1970-01', '2055-05']);
  copy.clock.set(Date.UTC(2027, 2, 1));
  look();
  expect(months()).toEqual([]);
});

test('a name that was purged is not used again, so what is sealed later is never told as purged', () => {
  sealNow(core(), DRIVER);
  look();
  copy.clock.advance(200 * DAY_MS);
  look();
  copy.clock.set(Date.UTC(2026, 10, 25)); // the clock is set back
  const again = sealNow(core(), RECEIVER);
  expect([again.month, must(core().vault.open(again))]).toEqual(['2026-12', RECEIVER]);
});

test('nothing is purged while somebody is signed in; a scan never waits for it', () => {
  sealNow(core(), DRIVER);
  look();
  copy.clock.advance(200 * DAY_MS);
  beginWork(copy.station, prepared.manifests[0]);
  look();
  expect(months()).toEqual(['2026-11']);
  expect(purgeDue(core(), nowMs(), 90).ok).toBe(false);
  copy.station.lock();
  look();
  expect(months()).toEqual([]);
});

test('a purge that was cut off before the log was cut is ended by the next start’s look', async () => {
  sealNow(core(), DRIVER);
  const keys = wrappedKeys(core());
  look();
  copy.clock.advance(200 * DAY_MS);
  expect(must(purgeDue(core(), nowMs(), 90))).toEqual([{ month: '2026-11', records: 1 }]);
  // The power goes: what the next start finds is the files as they are now, with the log.
  expect(holdKeys(keys)).not.toEqual([]);
  const crashed = temporaryFolder('cut-off');
  cpSync(copy.start.dataDir, crashed.dir, { recursive: true });
  await copy.station.close();
  copy = { ...copy, start: { ...copy.start, dataDir: crashed.dir } };
  copy.station = openStation(copy.start, copy.clock);
  expect(holdKeys(keys)).not.toEqual([]);
  look({ reachedAtMs: null, clockAheadMs: null }); // no centre is needed for that
  expect(holdKeys(keys)).toEqual([]);
});

test('a reader in the way puts the last step off, and it is done when the reader is gone', () => {
  sealNow(core(), DRIVER);
  const keys = wrappedKeys(core());
  look();
  const reader = openReader(path.join(copy.start.dataDir, 'ledger.db'), null);
  core().store.db.pragma('busy_timeout = 20');
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM event').get();
  copy.clock.advance(200 * DAY_MS);
  look();
  expect([months(), sweep(core())]).toEqual([[], false]);
  reader.exec('COMMIT');
  expect([sweep(core()), holdKeys(keys)]).toEqual([true, []]);
  reader.close();
});

test('records of another PC’s key are destroyed in time as well, though nobody here can read them', async () => {
  sealNow(core(), DRIVER);
  look();
  await copy.station.close();
  const personalKey = Buffer.alloc(32, 1).toString('base64');
  copy.station = openStation({ ...copy.start, personalKey }, copy.clock);
  copy.clock.advance(200 * DAY_MS);
  look();
  expect(months()).toEqual([]);
});

test('whatever is sealed and whenever, each record opens until its month is purged, and no purged key is left in any file', async () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ act: fc.constant('seal' as const), long: fc.boolean() }) },
      { weight: 2, arbitrary: fc.record({ act: fc.constant('days' as const), days: fc.integer({ min: 1, max: 70 }) }) },
      { weight: 3, arbitrary: fc.constant({ act: 'look' as const }) },
    ),
    { minLength: 10, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (day) => {
      await copy.end();
      copy = prepared.open();
      const sealed: { ref: ReturnType<typeof sealNow>; atMs: number }[] = [];
      const keys = new Map<string, string>();
      for (const step of day) {
        if (step.act === 'seal') {
          const record = step.long ? { ...DRIVER, strokes: [Array.from({ length: 2_000 }, (_, at) => at)] } : RECEIVER;
          sealed.push({ ref: sealNow(core(), record), atMs: nowMs() });
        } else if (step.act === 'days') copy.clock.advance(step.days * DAY_MS);
        else look();
        wrappedKeys(core()).forEach((hex, at) => keys.set(months()[at] ?? '', hex));
      }
      const held = new Set(months());
      for (const { ref, atMs } of sealed) {
        expect(core().vault.open(ref).ok).toBe(held.has(ref.month));
        if (nowMs() - atMs <= 90 * DAY_MS) expect(held.has(ref.month)).toBe(true);
      }
      const gone = [...keys].filter(([month]) => !held.has(month)).map(([, hex]) => hex);
      expect(holdKeys(gone)).toEqual([]);
      expect(payloadsOf(copy.station, 'personal.purged')).toHaveLength(gone.length);
    }),
    { numRuns: Number(process.env['DAKSETU_DAYS'] ?? 100) },
  );
});
