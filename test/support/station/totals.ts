/**
 * The totals of a ledger, three ways: the projections, a plain replay, and SQL over the stored bytes.
 */
import { onHand, replay } from '../../../domain/custody/replay.ts';
import type { Db } from '../../../electron/station/ledger/db.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';

export type Totals = {
  readonly events: number;
  readonly accepted: number;
  readonly unmanifested: number;
  readonly byHid: number;
  readonly typed: number;
  readonly weightDiffers: number;
  readonly corrected: number;
  readonly labels: number;
  readonly onHand: number;
  readonly grams: number;
};

/** By folding every event with domain/custody/replay. */
export function totalsByReplay(db: Db): Totals {
  const events = (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
  const book = replay(events);
  const held = [...book.uses.values()].filter(({ status }) => status === 'on-hand');
  const ofBasis = (basis: string): number => held.filter((use) => use.basis === basis).length;
  return {
    events: events.length,
    accepted: ofBasis('pre-advised'),
    unmanifested: ofBasis('unmanifested'),
    byHid: held.filter(({ source, basis }) => source === 'hid' && basis === 'pre-advised').length,
    typed: held.filter(({ source }) => source === 'typed').length,
    weightDiffers: held.filter(({ attention }) => attention.includes('weight-differs')).length,
    corrected: [...book.uses.values()].filter(({ status }) => status !== 'on-hand').length,
    labels: held.reduce((sum, { labels }) => sum + labels.length, 0),
    onHand: onHand(book),
    grams: held.reduce((sum, { grams }) => sum + (grams ?? 0), 0),
  };
}

/** By SQL over the exact bytes of the events, with nothing of our own code in between. */
export function totalsBySql(db: Db): Totals {
  return db.prepare(SQL).get() as Totals;
}

const SQL = `
WITH e AS (SELECT n, type, json(CAST(bytes AS TEXT)) AS j FROM event),
corrected AS (SELECT json_extract(j, '$.payload.use') AS use FROM e WHERE type = 'acceptance.corrected'),
use AS (
  SELECT n, j, json_extract(j, '$.station') || '/' || json_extract(j, '$.epoch') || '/' || json_extract(j, '$.seq') AS use
  FROM e WHERE type = 'item.accepted'
),
held AS (SELECT * FROM use WHERE use NOT IN (SELECT use FROM corrected)),
weighed AS (
  SELECT held.use, held.j AS first,
    coalesce(
      (SELECT w.j FROM e w WHERE w.type = 'item.weighed' AND json_extract(w.j, '$.payload.use') = held.use ORDER BY w.n DESC LIMIT 1),
      held.j) AS last
  FROM held
),
said AS (
  SELECT use, n, json_extract(j, '$.payload.basis') AS basis, json_extract(j, '$.payload.attention') AS attention FROM held
  UNION ALL
  SELECT json_extract(j, '$.payload.use'), n, NULL, json_extract(j, '$.payload.attention') FROM e WHERE type = 'item.weighed'
  UNION ALL
  SELECT json_extract(m.value, '$.use'), e.n, 'pre-advised', json_extract(m.value, '$.attention')
  FROM e, json_each(e.j, '$.payload.matched') m WHERE e.type = 'consignment.matched'
  UNION ALL
  SELECT json_extract(m.value, '$.use'), e.n, 'unmanifested', NULL
  FROM e, json_each(e.j, '$.payload.unexpected') m WHERE e.type = 'consignment.reconciled'
),
now AS (
  SELECT held.use, held.j,
    (SELECT basis FROM said WHERE said.use = held.use AND basis IS NOT NULL ORDER BY n DESC LIMIT 1) AS basis,
    (SELECT attention FROM said WHERE said.use = held.use AND attention IS NOT NULL ORDER BY n DESC LIMIT 1) AS attention
  FROM held
),
voided AS (SELECT json_extract(j, '$.payload.label') AS label FROM e WHERE type = 'label.voided')
SELECT
  (SELECT count(*) FROM event) AS events,
  (SELECT count(*) FROM now WHERE basis = 'pre-advised') AS accepted,
  (SELECT count(*) FROM now WHERE basis = 'unmanifested') AS unmanifested,
  (SELECT count(*) FROM now WHERE json_extract(j, '$.payload.capture.source') = 'hid'
     AND basis = 'pre-advised') AS byHid,
  (SELECT count(*) FROM held WHERE json_extract(j, '$.payload.capture.source') = 'typed') AS typed,
  (SELECT count(*) FROM now, json_each(now.attention) a WHERE a.value = 'weight-differs') AS weightDiffers,
  (SELECT count(*) FROM corrected) AS corrected,
  (SELECT count(*) FROM e WHERE type = 'label.issued' AND json_extract(j, '$.payload.label') NOT IN (SELECT label FROM voided)) AS labels,
  (SELECT count(*) FROM held) AS onHand,
  (SELECT coalesce(sum(json_extract(last, '$.payload.weight.grams')), 0) FROM weighed) AS grams
`;
