/**
 * A centre on a database of its own, with a clock that only the test moves. Not listening: requests are injected.
 */
import { randomBytes } from 'node:crypto';
import { type Centre, createApp } from '../../../central/app.ts';
import { createOffice } from '../../../central/admin/create-office.ts';
import type { CentreDeps } from '../../../central/call-context.ts';
import { migrate } from '../../../central/store/migrate.ts';
import { openPool } from '../../../central/store/pool.ts';
import { DEMO_OFFICE_ID, readDemoOffice } from '../../support/manifest/demo-office.ts';
import { freshDatabase } from '../../support/postgres/fresh-database.ts';

export type TestCentre = Centre & {
  readonly deps: CentreDeps;
  readonly time: { nowMs: number };
  /** Rows of a statement; for looking at what was stored. */
  rows(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
};

/** 24-11-2026 10:30 IST. */
export const TEST_NOW_MS = Date.UTC(2026, 10, 24, 5, 0, 0);
export const OFFICE = DEMO_OFFICE_ID;
export const OTHER_OFFICE = '21360002';

/** Two offices exist; no station does. */
export async function startTestCentre(): Promise<TestCentre> {
  const database = await freshDatabase();
  const pool = openPool(database.url);
  const time = { nowMs: TEST_NOW_MS };
  const deps = { pool, clock: () => time.nowMs, random: (length: number) => randomBytes(length) };
  await migrate(pool);
  const demo = await readDemoOffice();
  await createOffice(deps, demo);
  await createOffice(deps, {
    office: { office: OTHER_OFFICE, name: { en: 'Jayanagar H.O', hi: 'जयनगर' }, pin: '560011' },
    users: [],
    sortPlan: null,
  });
  const centre = createApp(deps);
  await centre.app.ready();
  return {
    ...centre,
    deps,
    time,
    rows: async (sql, values = []) => (await pool.query<Record<string, unknown>>(sql, [...values])).rows,
    async close() {
      await centre.app.close();
      await pool.end();
      await database.drop();
    },
  };
}
