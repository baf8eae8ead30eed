/**
 * A station's data folder, made once and copied for each run of a property: enrolled, fed, nobody signed in.
 * Two small consignments come from the demo's manifest, so that a thousand runs stay short.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { StationStart } from '../../../domain/contract/start.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { rangeFor } from '../../support/station/demo-numbers.ts';
import {
  enrolLocally,
  feed,
  openStation,
  startMessage,
  temporaryFolder,
  testClock,
  type TestClock,
} from '../../support/station/test-station.ts';

export type PreparedFolder = {
  readonly manifests: readonly [ManifestEntry, ManifestEntry];
  /** A copy of the folder, opened; the start message may be changed. */
  readonly open: (over?: Partial<StationStart>) => OpenedCopy;
  /** Removes the folder and every copy of it. */
  readonly remove: () => void;
};

export type OpenedCopy = {
  station: Station;
  readonly clock: TestClock;
  readonly start: StationStart;
  /** Closes the station and opens the same folder again, as after a restart of the process. */
  readonly restart: () => Promise<void>;
  readonly end: () => Promise<void>;
};

/** New numbers leased to the station: few, so that a long day runs out of them. */
export const NUMBERS = { prefix: 'EW', from: 100, to: 103 } as const;

/** `lines` parcels in the first consignment, half as many in the second. */
export async function prepareFolder(lines: number): Promise<PreparedFolder> {
  const { entries, manifest } = await demoFeed();
  const first = cutManifest(manifest, 'AMZ-TEST-01', { from: 0, count: lines });
  const second = cutManifest(manifest, 'AMZ-TEST-02', { from: lines, count: Math.ceil(lines / 2) });
  const folder = temporaryFolder('prepared');
  const start = startMessage(folder.dir);
  const station = openStation(start, testClock());
  enrolLocally(station);
  const others = entries.filter(({ kind }) => kind !== 'manifest');
  feed(station, [...others, first, second, rangeFor(station, NUMBERS.from, NUMBERS.to)]);
  await station.close();
  const copies: (() => void)[] = [folder.remove];
  return {
    manifests: [first, second],
    open: (over = {}) => {
      const copied = copyFolder();
      copies.push(copied.remove);
      return openCopy({ ...start, ...over }, copied);
    },
    remove: () => copies.forEach((remove) => remove()),
  };
}

/** A manifest of some of the lines, numbered from 1, whose counts are right. */
export function cutManifest(
  manifest: ManifestEntry,
  consignment: string,
  part: { readonly from: number; readonly count: number },
): ManifestEntry {
  const lines = manifest.lines.slice(part.from, part.from + part.count).map((line, at) => ({ ...line, line: at + 1 }));
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { ...manifest, consignment, lines, declaredCount: lines.length, declaredGrams };
}

/** Copies lie in memory where the system offers that: what is tested on them is custody, not the disk. */
function copyFolder(): { dir: string; remove: () => void } {
  if (!existsSync('/dev/shm')) return temporaryFolder('copy');
  const dir = mkdtempSync(path.join('/dev/shm', 'daksetu-copy-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

function openCopy(prepared: StationStart, folder: ReturnType<typeof copyFolder>): OpenedCopy {
  cpSync(prepared.dataDir, folder.dir, { recursive: true });
  const start = { ...prepared, dataDir: folder.dir };
  const clock = testClock();
  const copy = {
    station: openStation(start, clock),
    clock,
    start,
    restart: async () => {
      await copy.station.close();
      copy.station = openStation(start, clock);
    },
    end: async () => {
      await copy.station.close();
      folder.remove();
    },
  };
  return copy;
}
