/** The same totals from the centre's own copy of the bytes, by PostgreSQL's SQL alone. */
import pg from 'pg';
import type { Totals } from '../support/station/totals.ts';

/** Every event's exact bytes of one station, oldest first. */
export async function readCentralLedger(databaseUrl: string, station: string): Promise<Buffer[]> {
  return query(databaseUrl, async (client) => {
    const { rows } = await client.query<{ bytes: Buffer }>(
      'SELECT bytes FROM ledger_event WHERE station = $1 ORDER BY epoch, seq',
      [station],
    );
    return rows.map(({ bytes }) => bytes);
  });
}

/** The totals of one station's ledger as the centre has it. */
export async function totalsAtCentre(databaseUrl: string, station: string): Promise<Totals> {
  return query(databaseUrl, async (client) => {
    const { rows } = await client.query<Record<keyof Totals, string>>(SQL, [station]);
    const [row] = rows;
    if (row === undefined) throw new Error('PostgreSQL gave no row');
    return Object.fromEntries(Object.entries(row).map(([name, figure]) => [name, Number(figure)])) as Totals;
  });
}

async function query<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const SQL = `
WITH e AS (
  SELECT epoch, seq, type, convert_from(bytes, 'UTF8')::jsonb AS j FROM ledger_event WHERE station = $1
),
corrected AS (SELECT j #>> '{payload,use}' AS use FROM e WHERE type = 'acceptance.corrected'),
held AS (
  SELECT j, concat_ws('/', j ->> 'station', epoch, seq) AS use FROM e
  WHERE type = 'item.accepted' AND concat_ws('/', j ->> 'station', epoch, seq) NOT IN (SELECT use FROM corrected)
),
weighed AS (
  SELECT held.use, coalesce(
    (SELECT w.j FROM e w WHERE w.type = 'item.weighed' AND w.j #>> '{payload,use}' = held.use ORDER BY w.seq DESC LIMIT 1),
    held.j) AS j
  FROM held
),
voided AS (SELECT j #>> '{payload,label}' AS label FROM e WHERE type = 'label.voided')
SELECT
  (SELECT count(*) FROM e) AS "events",
  (SELECT count(*) FROM held WHERE j #>> '{payload,basis}' = 'pre-advised') AS "accepted",
  (SELECT count(*) FROM held WHERE j #>> '{payload,basis}' = 'unmanifested') AS "unmanifested",
  (SELECT count(*) FROM held WHERE j #>> '{payload,capture,source}' = 'hid' AND j #>> '{payload,basis}' = 'pre-advised') AS "byHid",
  (SELECT count(*) FROM held WHERE j #>> '{payload,capture,source}' = 'typed') AS "typed",
  (SELECT count(*) FROM weighed WHERE j #> '{payload,attention}' ? 'weight-differs') AS "weightDiffers",
  (SELECT count(*) FROM corrected) AS "corrected",
  (SELECT count(*) FROM e WHERE type = 'label.issued' AND j #>> '{payload,label}' NOT IN (SELECT label FROM voided)) AS "labels",
  (SELECT count(*) FROM held) AS "onHand",
  (SELECT coalesce(sum((j #>> '{payload,weight,grams}')::bigint), 0) FROM weighed) AS "grams"
`;
