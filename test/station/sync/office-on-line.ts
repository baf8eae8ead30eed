/**
 * A real centre on a real PostgreSQL, a line that can fail, and real stations of one office at its other end.
 */
import { randomUUID } from 'node:crypto';
import { createOffice } from '../../../central/admin/create-office.ts';
import { issueEnrolmentCode } from '../../../central/admin/issue-enrolment-code.ts';
import { publishManifest } from '../../../central/admin/publish-manifest.ts';
import { startCentre } from '../../../central/start-centre.ts';
import type { Pool } from '../../../central/store/pool.ts';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { StationStart } from '../../../domain/contract/start.ts';
import { createStation, type Station } from '../../../electron/station/create-station.ts';
import { waitingCount } from '../../../electron/station/sync/sync-loop.ts';
import { DEMO_OFFICE_ID, readDemoManifest, readDemoOffice } from '../../support/manifest/demo-office.ts';
import { startFaultProxy, type FaultProxy } from '../../support/network/fault-proxy.ts';
import { freshDatabase } from '../../support/postgres/fresh-database.ts';
import { must } from '../../support/station/ready-station.ts';
import { startMessage, temporaryFolder, testClock, type TestClock } from '../../support/station/test-station.ts';
import { cutManifest } from '../support/prepared-folder.ts';

export type StationOnLine = {
  station: Station;
  readonly clock: TestClock;
  readonly start: StationStart;
  /** What the station said to whoever runs it. */
  readonly logged: readonly string[];
  readonly restart: () => Promise<void>;
};

export type OfficeOnLine = {
  readonly line: FaultProxy;
  readonly manifest: ManifestEntry;
  /** The centre's clock. */
  readonly time: { nowMs: number };
  /** Rows of a statement on the centre's database. */
  readonly rows: <T = Record<string, unknown>>(sql: string, values?: readonly unknown[]) => Promise<readonly T[]>;
  /** The centre's own connections, to ask it what it would answer. */
  readonly pool: Pool;
  readonly publish: (manifest: ManifestEntry) => Promise<void>;
  readonly newCode: (counter: string) => Promise<string>;
  /** A station that is not enrolled, at the far end of the line. */
  readonly bareStation: (over?: Partial<StationStart>) => StationOnLine;
  /** Enrolled by code over the line, with the whole feed. */
  readonly enrolledStation: (counter: string, over?: Partial<StationStart>) => Promise<StationOnLine>;
  readonly end: () => Promise<void>;
};

const NOW_MS = Date.UTC(2026, 10, 24, 4, 30);

/** The demo's office with a consignment of 30. */
export async function startOffice(): Promise<OfficeOnLine> {
  const database = await freshDatabase();
  const time = { nowMs: NOW_MS };
  const centre = await startCentre({ databaseUrl: database.url, port: 0, clock: () => time.nowMs });
  must(await createOffice(centre.deps, await readDemoOffice()));
  const manifest = cutManifest(await readDemoManifest(), 'AMZ-LINE-01', { from: 0, count: 30 });
  const publish = async (entry: ManifestEntry): Promise<void> => void must(await publishManifest(centre.deps, entry));
  await publish(manifest);
  const line = await startFaultProxy(centre.url);
  const opened: { on: StationOnLine; remove: () => void }[] = [];
  const newCode = async (counter: string): Promise<string> =>
    must(await issueEnrolmentCode(centre.deps, { office: DEMO_OFFICE_ID, counter })).code;
  const bareStation: OfficeOnLine['bareStation'] = (over = {}) => {
    const folder = temporaryFolder('line');
    const on = openOnLine(startMessage(folder.dir, { centreUrl: line.url, ...over }));
    opened.push({ on, remove: folder.remove });
    return on;
  };
  return {
    line,
    manifest,
    time,
    rows: async <T>(sql: string, values: readonly unknown[] = []) =>
      (await centre.deps.pool.query(sql, [...values])).rows as T[],
    pool: centre.deps.pool,
    publish,
    newCode,
    bareStation,
    enrolledStation: async (counter, over) => {
      const on = bareStation(over);
      must(await on.station.enrol({ requestId: randomUUID(), centreUrl: line.url, code: await newCode(counter) }));
      await until(() => on.station.consignments().length > 0);
      return on;
    },
    end: async () => {
      for (const { on, remove } of opened) {
        await on.station.close();
        remove();
      }
      await line.close();
      await centre.close();
      await database.drop();
    },
  };
}

function openOnLine(start: StationStart): StationOnLine {
  const clock = testClock(NOW_MS);
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const open = (): Station => must(createStation(start, { clock, pollMs: 50, log }));
  const on = {
    station: open(),
    clock,
    start,
    logged,
    restart: async () => {
      await on.station.close();
      on.station = open();
    },
  };
  return on;
}

/** Waits for something that will come true; the test's own time limit is the only one. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 10));
}

export const syncOf = ({ station }: StationOnLine) => station.desks.board.live.get().sync;

/** Waits until nothing is on its way any more. The ledger is asked and not the strip, which follows a moment later. */
export async function whenSent(on: StationOnLine): Promise<void> {
  await until(() => waitingCount(on.station.core) === 0 && syncOf(on).state === 'reached' && syncOf(on).waiting === 0);
}
