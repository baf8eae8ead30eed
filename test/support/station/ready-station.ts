/**
 * A station ready to accept: enrolled, fed, signed in, set open, consignment received.
 */
import { randomUUID } from 'node:crypto';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { StationStart } from '../../../domain/contract/start.ts';
import type { ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { ConsignmentId, UseId } from '../../../domain/custody/ids.ts';
import { lastUse } from '../../../electron/station/commands/correct-last.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { DEMO_CLERK_ID } from '../manifest/demo-office.ts';
import { demoFeed } from './demo-feed.ts';
import {
  enrolLocally,
  feed,
  openStation,
  signIn,
  startMessage,
  temporaryFolder,
  testClock,
  type TestClock,
} from './test-station.ts';

export type ReadyStation = {
  readonly station: Station;
  readonly clock: TestClock;
  readonly start: StationStart;
  readonly manifest: ManifestEntry;
  /** Opens the same folder again after `station.close()`, as a new process would. */
  readonly reopen: () => Station;
  readonly end: () => Promise<void>;
};

export const DEMO_SCANNER = { source: 'hid', device: '0c2e:0b61:SCN0001' } as const;
export const DEMO_SCALE = '0eb8:f000:SCL0001';

/** Terms can be changed, for instance to `{ label: 'none' }`, and so can the lines. */
export async function readyStation(
  terms: Partial<ManifestEntry['terms']> = {},
  changeLines: (lines: ManifestEntry['lines']) => ManifestEntry['lines'] = (lines) => lines,
  over: Partial<StationStart> = {},
): Promise<ReadyStation> {
  const folder = temporaryFolder('station');
  const clock = testClock();
  const start = startMessage(folder.dir, over);
  let station = openStation(start, clock);
  enrolLocally(station);
  const { entries, manifest } = await demoFeed();
  const changed = { ...manifest, terms: { ...manifest.terms, ...terms }, lines: changeLines(manifest.lines) };
  feed(station, [...entries.filter(({ kind }) => kind !== 'manifest'), changed]);
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
  must(station.receive(randomUUID(), changed.consignment as ConsignmentId));
  const first = station;
  return {
    station: first,
    clock,
    start,
    manifest: changed,
    reopen: () => {
      station = openStation(start, clock);
      return station;
    },
    end: async () => {
      await station.close();
      folder.remove();
    },
  };
}

/** Scans a number as the HID scanner would deliver it; `aim` is what it says of the barcode. */
export function scan(
  station: Station,
  number: string,
  aim = ']C0',
): ReturnType<Station['desks']['accept']['live']['get']> {
  station.takeDevice({ kind: 'scan', device: DEMO_SCANNER.device, source: 'hid', aim, data: number, atMs: 0 });
  return station.desks.accept.live.get();
}

/** Takes the last parcel off the scale and puts one of `grams` on it. */
export function weigh(station: Station, grams: number): void {
  const report = { kind: 'weight', device: DEMO_SCALE, raw: '030402', atMs: 0 } as const;
  station.takeDevice({ ...report, status: 'zero', grams: 0 });
  for (let at = 0; at < 3; at += 1) station.takeDevice({ ...report, status: 'stable', grams });
}

/** The use of the article accepted last; of none, one that no ledger holds. */
export function lastUseOf(station: Station): UseId {
  return lastUse(station.core)?.use ?? (`NOWHERE/${'0'.repeat(32)}/1` as UseId);
}

/** What a clerk who finishes now has read on the screen. */
export function finishNow(station: Station): { language: 'en'; counts: ConsignmentCounts } {
  const { left, ...counts } = station.desks.accept.live.get().counts;
  return { language: 'en', counts: { ...counts, absent: left } };
}

export function must<T>(reply: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.fault)}`);
  return reply.value;
}
