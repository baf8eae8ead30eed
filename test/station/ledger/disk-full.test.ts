import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Station } from '../../../electron/station/create-station.ts';
import { createStation } from '../../../electron/station/create-station.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { skipUnless } from '../../support/skips.ts';
import { finishNow, lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { feed, openStation, testClock } from '../../support/station/test-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { canMount, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { beginWork } from '../support/work.ts';

const MEBIBYTE = 1024 * 1024;

describe.skipIf(skipUnless('small-disk-needs-root', canMount()))('on a full disk', () => {
  let prepared: PreparedFolder;
  let source: OpenedCopy;
  let disk: SmallDisk;
  let station: Station;
  const clock = testClock();
  const start = () => ({ ...source.start, dataDir: path.join(disk.dir, 'data') });

  beforeAll(async () => {
    prepared = await prepareFolder(100);
    source = prepared.open();
    await source.station.close();
  });
  afterAll(() => prepared.remove());
  beforeEach(() => {
    const mounted = mountSmallDisk(3 * MEBIBYTE);
    if (mounted === null) throw new Error('the small disk could not be mounted');
    disk = mounted;
    cpSync(source.start.dataDir, start().dataDir, { recursive: true });
    station = openStation(start(), clock);
    beginWork(station, prepared.manifests[0]);
  });
  afterEach(async () => {
    await station.close();
    disk.remove();
  });

  const itemAt = (at: number) => prepared.manifests[0].lines[at] ?? { item: '', grams: 0 };

  /** Scans from line `from` on until the disk is full; answers with how many were acknowledged. */
  function acceptUntilFull(from = 0): number {
    for (let at = from; at < 100; at += 1) {
      weigh(station, itemAt(at).grams);
      const { result } = scan(station, itemAt(at).item);
      if (result?.kind !== 'accepted') {
        expect(result).toMatchObject({ kind: 'stop', reason: { code: 'storage', detail: 'disk-full' } });
        return at;
      }
    }
    throw new Error('the disk never got full');
  }

  const heldItems = (): number => station.core.projections.uses.countOnHand();

  test.each([0, 4, 8, 12, 16, 24, 32, 48, 64, 100, 150])(
    'with %d KiB left the scan that finds no room stops, and every scan acknowledged before is there',
    async (kibibytes) => {
      disk.fillTo(kibibytes * 1024);
      const acknowledged = acceptUntilFull();
      expect(heldItems()).toBe(acknowledged);
      expect(totalsByReplay(station.core.store.db)).toMatchObject({ accepted: acknowledged });
      expect(totalsBySql(station.core.store.db)).toEqual(totalsByReplay(station.core.store.db));
      expect(station.core.store.db.pragma('integrity_check', { simple: true })).toBe('ok');
      disk.free();
      station.desks.accept.understood();
      weigh(station, itemAt(acknowledged).grams);
      expect(scan(station, itemAt(acknowledged).item).result).toMatchObject({ kind: 'accepted' });
      expect(heldItems()).toBe(acknowledged + 1);
      await station.close();
      station = openStation(start(), clock);
      expect(heldItems()).toBe(acknowledged + 1);
      expect(verifyChain(station.core.store.db, 0).broken).toBeNull();
    },
  );

  test('every command is refused with the disk as its reason, and the loops outlive it', async () => {
    acceptOne();
    disk.fillTo(0);
    const acknowledged = acceptUntilFull(1);
    station.desks.accept.understood();
    const refused = { ok: false, fault: { kind: 'storage', fault: 'disk-full' } };
    expect(station.desks.accept.undo(randomUUID(), lastUseOf(station))).toEqual(refused);
    expect(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'wet')).toEqual(refused);
    expect(station.desks.accept.printAgain(randomUUID(), lastUseOf(station))).toEqual(refused);
    expect(await station.finish(randomUUID(), finishNow(station))).toEqual(refused);
    station.lock();
    const person = station.core.projections.people.person(DEMO_CLERK_ID);
    if (person === null) throw new Error('no clerk');
    expect(station.desks.session.signIn(randomUUID(), person, 'user.signed-in')).toEqual(refused);
    expect(station.desks.session.live.get().phase).toBe('locked');
    expect(heldItems()).toBe(acknowledged);
    expect(() =>
      feed(station, [{ kind: 'office', office: '21360001', name: { en: 'x', hi: 'x' }, pin: '560001' }]),
    ).toThrow(/full/);
    disk.free();
    expect(station.desks.session.signIn(randomUUID(), person, 'user.signed-in').ok).toBe(true);
    must(station.desks.accept.undo(randomUUID(), lastUseOf(station)));
    expect(heldItems()).toBe(acknowledged - 1);
  });

  test('a station that is opened while the disk is still full shows what it holds, or says why not', async () => {
    disk.fillTo(16 * 1024);
    const acknowledged = acceptUntilFull();
    disk.fillTo(0);
    await station.close();
    disk.fillTo(0);
    const opened = createStation(start(), { clock, pollMs: 60_000 });
    if (opened.ok) {
      expect(opened.value.core.projections.uses.countOnHand()).toBe(acknowledged);
      await opened.value.close();
    } else expect(opened.fault).toMatchObject({ kind: 'cannot-open', fault: 'disk-full' });
    disk.free();
    station = openStation(start(), clock);
    expect(heldItems()).toBe(acknowledged);
  });

  function acceptOne(): void {
    weigh(station, itemAt(0).grams);
    expect(scan(station, itemAt(0).item).result?.kind).toBe('accepted');
  }
});
