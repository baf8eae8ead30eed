import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hlc } from '../../../domain/custody/event.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { finishNow, must } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { prepareFolder, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';

let prepared: PreparedFolder;
beforeAll(async () => {
  prepared = await prepareFolder(8);
});
afterAll(() => prepared.remove());

const isLater = (a: Hlc, b: Hlc): boolean => a.wallMs > b.wallMs || (a.wallMs === b.wallMs && a.count > b.count);

/** Up to a century in either direction between two acts, and a restart now and then. */
const acts = fc.array(
  fc.record({ jumpMs: fc.integer({ min: -3_155_760_000_000, max: 3_155_760_000_000 }), restart: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);

test('stamps in the ledger never go back, whatever the clock did, also over restarts', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const copy = prepared.open();
      for (const { jumpMs, restart } of list) {
        copy.clock.set(Math.max(0, copy.clock.nowMs() + jumpMs));
        if (restart) await copy.restart();
        signIn(copy.station, DEMO_CLERK_ID);
      }
      const { db } = copy.station.core.store;
      const stamps = (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Buffer[]).map(
        (bytes) => parseStored(bytes).at,
      );
      expect(stamps).toHaveLength(list.length + 1);
      stamps.slice(1).forEach((stamp, at) => expect(isLater(stamp, stamps[at] as Hlc)).toBe(true));
      expect(verifyChain(db, 0).broken).toBeNull();
      await copy.end();
    }),
    { numRuns: 50 },
  );
});

test('a clock set back to 1970 loses no scan and stops none', async () => {
  const copy = prepared.open();
  const [manifest] = prepared.manifests;
  beginWork(copy.station, manifest);
  acceptLines(copy.station, manifest, 0, 2);
  copy.clock.set(0);
  acceptLines(copy.station, manifest, 2, 4);
  copy.clock.set(Date.UTC(2106, 0, 1));
  acceptLines(copy.station, manifest, 4, 6);
  expect(copy.station.desks.accept.live.get().counts.accepted).toBe(6);
  must(await copy.station.finish(randomUUID(), finishNow(copy.station)));
  must(copy.station.closeSet(randomUUID()));
  await copy.end();
});

test('a clock that was once far ahead leaves no trace in the times of what comes after', async () => {
  const copy = prepared.open();
  const [manifest] = prepared.manifests;
  beginWork(copy.station, manifest);
  const before = copy.clock.nowMs();
  copy.clock.set(Date.UTC(2099, 0, 1));
  acceptLines(copy.station, manifest, 0, 1);
  copy.clock.set(before);
  acceptLines(copy.station, manifest, 1, 2);
  const { db } = copy.station.core.store;
  const [ahead, after] = (db.prepare('SELECT accepted_ms FROM item_use ORDER BY n').pluck().all() as number[]).slice(
    -2,
  );
  expect(new Date(ahead ?? 0).getUTCFullYear()).toBe(2099);
  expect(after).toBeLessThan(before + 60_000);
  await copy.end();
});
