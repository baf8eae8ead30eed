/**
 * What must hold after every act, read from the station with plain SQL.
 */
import { expect } from 'vitest';
import { balances } from '../../../domain/custody/set.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';
import { countsOf, type Day, type DayModel } from './day-model.ts';

/** Cheap enough to be asked after each act. */
export function expectInvariants(model: DayModel, { copy, manifests }: Day): void {
  const { station } = copy;
  const { db } = station.core.store;
  expect(station.core.store.events.head()?.n, 'events in the ledger').toBe(model.events);
  const sum = db.prepare('SELECT coalesce(sum(balance), 0) FROM account').pluck().get();
  expect(sum, 'the sum of all accounts').toBe(0);
  const held = db.prepare("SELECT item FROM item_use WHERE status = 'on-hand' ORDER BY item").pluck().all();
  expect(held, 'one holder per item').toEqual([...model.held.keys()].sort());
  const inHand = db.prepare("SELECT coalesce(sum(balance), 0) FROM account WHERE account LIKE 'hand:%'").pluck().get();
  expect(inHand, 'the accounts of this counter hold what is on hand').toBe(model.held.size);
  const equation = station.balance();
  expect(equation !== null, 'a set is open').toBe(model.setOpen);
  if (equation !== null) expect([balances(equation), equation.closing], 'the set').toEqual([true, model.held.size]);
  if (model.open === null) return;
  const { declared, accepted, rejected, absent, unmanifested } = countsOf(
    model,
    model.open,
    manifests[model.open]?.declaredCount ?? 0,
  );
  const counts = { declared, accepted, rejected, left: absent, unmanifested };
  expect(station.desks.accept.live.get().counts, 'the counters on the screen').toEqual(counts);
}

/** The totals of the ledger by replay, by SQL over the bytes, and by the projections are the same figures. */
export function expectSameTotals(station: Station): void {
  const { db } = station.core.store;
  const replayed = totalsByReplay(db);
  expect(totalsBySql(db)).toEqual(replayed);
  expect(totalsByProjections(station)).toEqual({
    accepted: replayed.accepted,
    unmanifested: replayed.unmanifested,
    weightDiffers: replayed.weightDiffers,
    corrected: replayed.corrected,
    labels: replayed.labels,
    onHand: replayed.onHand,
    grams: replayed.grams,
  });
}

function totalsByProjections(station: Station): unknown {
  return station.core.store.db.prepare(PROJECTED).get();
}

const PROJECTED = `SELECT
  coalesce(sum(status = 'on-hand' AND basis = 'pre-advised'), 0) AS accepted,
  coalesce(sum(status = 'on-hand' AND basis = 'unmanifested'), 0) AS unmanifested,
  coalesce(sum(status = 'on-hand' AND attention LIKE '%"weight-differs"%'), 0) AS weightDiffers,
  coalesce(sum(status <> 'on-hand'), 0) AS corrected,
  coalesce(sum(CASE WHEN status = 'on-hand' THEN json_array_length(labels) END), 0) AS labels,
  coalesce(sum(status = 'on-hand'), 0) AS onHand,
  coalesce(sum(CASE WHEN status = 'on-hand' THEN grams END), 0) AS grams
  FROM item_use`;
