/**
 * What an administrator does at the centre of an office under test: a series of article numbers, and a range of it for the
 * one station that has enrolled.
 */
import { randomBytes } from 'node:crypto';
import { addNumberSeries } from '../../../central/admin/add-number-series.ts';
import { leaseNumbers } from '../../../central/admin/lease-numbers.ts';
import { openPool } from '../../../central/store/pool.ts';
import { must } from '../station/ready-station.ts';

/** Leases `count` numbers to the first station whose ledger the centre has. */
export async function leaseAtCentre(databaseUrl: string, count: number): Promise<void> {
  const pool = openPool(databaseUrl, { max: 2 });
  const deps = { pool, clock: Date.now, random: (length: number) => randomBytes(length) };
  try {
    must(await addNumberSeries(deps, { prefix: 'EW', from: 10_000_000, to: 10_009_999 }));
    for (;;) {
      const { rows } = await pool.query<{ station: string }>('SELECT station FROM station_head LIMIT 1');
      const [first] = rows;
      if (first !== undefined) return void must(await leaseNumbers(deps, { station: first.station, count }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await pool.end();
  }
}
