/** Parcels that customers hand in: booked, labelled, receipted, summed, and taken back; nothing of a person leaves the vault. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../domain/contract/document-model.ts';
import type { BookingInput } from '../../domain/contract/walk-in.ts';
import type { UseId } from '../../domain/custody/ids.ts';
import { numberAt } from '../../domain/custody/number-range.ts';
import { replay } from '../../domain/custody/replay.ts';
import { balances } from '../../domain/custody/set.ts';
import { parseStored } from '../../electron/station/ledger/event-table.ts';
import { composeLabel } from '../../electron/station/printing/compose-label.ts';
import { rebuildProjections } from '../../electron/station/projections/rebuild.ts';
import { DEMO_SUPERVISOR_ID } from '../support/manifest/demo-office.ts';
import { lease } from '../support/station/demo-numbers.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../support/station/ready-station.ts';
import { signIn } from '../support/station/test-station.ts';

let ready: ReadyStation;
let rendered: DocumentModel[];
beforeEach(async () => {
  ready = await readyStation();
  rendered = [];
  lease(ready.station, 100, 199);
  ready.station.connectDocuments({
    print: async () => ({ outcome: 'handed', detail: '' }),
    printerState: async () => ({ state: 'ready' }),
    render: async ({ model }) => {
      rendered.push(model);
      return { file: `/documents/${model.id}.pdf`, sha256: 'a'.repeat(64), pages: 1 };
    },
  });
});
afterEach(() => ready.end());

const PARTY = { name: 'Meera Iyer', lines: ['12 Temple Street'], pin: '411014', phone: '9800000001' };
const BOOKING: BookingInput = {
  receiver: PARTY,
  sender: { ...PARTY, name: 'Arun Das', pin: '560001', phone: null },
  cm: null,
  registration: true,
  otp: false,
  codPaise: 0,
  insuredPaise: 100_000,
  tariffPaise: 8_260,
  contentsDeclared: true,
};
const book = (over: Partial<BookingInput> = {}, requestId = randomUUID()) =>
  ready.station.bookWalkIn(requestId, { ...BOOKING, ...over }, 'en');
const EW = (serial: number): string => numberAt('EW', serial);
const headN = () => ready.station.core.store.events.head()?.n ?? 0;
const events = () =>
  (ready.station.core.store.db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Buffer[]).map(
    parseStored,
  );

/** Sum of the open set three ways: as the screen says, by SQL over the stored bytes, and by replay. */
function sums(): readonly [number | undefined, unknown, number] {
  const bySql = ready.station.core.store.db
    .prepare(
      `WITH e AS (SELECT type, json(CAST(bytes AS TEXT)) AS j FROM event),
       b AS (SELECT json_extract(j, '$.station') || '/' || json_extract(j, '$.epoch') || '/' || json_extract(j, '$.seq') AS use,
         json_extract(j, '$.payload.tariffPaise') AS paise FROM e WHERE type = 'item.booked'
         AND json_extract(j, '$.set') = (SELECT set_key FROM work_set WHERE closed_ms IS NULL))
       SELECT coalesce(sum(paise), 0) FROM b
       WHERE use NOT IN (SELECT json_extract(j, '$.payload.use') FROM e WHERE type = 'acceptance.corrected')`,
    )
    .pluck()
    .get();
  const all = events();
  const book_ = replay(all);
  const byReplay = all.reduce((sum, event) => {
    if (event.type !== 'item.booked' || event.set !== book_.openSet) return sum;
    const use = book_.uses.get(`${event.station}/${event.epoch}/${event.seq}` as UseId);
    return use?.status === 'on-hand' ? sum + event.payload.tariffPaise : sum;
  }, 0);
  return [ready.station.walkIns()?.paise, bySql, byReplay];
}

describe('a parcel that is handed in', () => {
  test('is booked under a new number with weight, slot, label and receipt', async () => {
    weigh(ready.station, 1_850);
    const view = must(await book());
    expect(view).toMatchObject({
      count: 1,
      paise: 8_260,
      rows: [{ number: EW(100), pin: '411014', grams: 1_850, product: 'parcel', voided: false }],
    });
    expect(view.rows[0]?.destination?.pin).toBe('411014');
    expect(view.rows[0]?.receipt).toBe(`/documents/RC-${EW(100)}.pdf`);
    expect(events().at(-2)).toMatchObject({
      type: 'item.booked',
      payload: { item: EW(100), registration: true, insuredPaise: 100_000, contents: 'nothing-prohibited' },
    });
    const job = ready.station.core.printJobs.next();
    if (job === null) throw new Error('no label waits');
    const label = composeLabel(ready.station.core, job, { officeName: 'Bengaluru GPO', counter: '2' });
    expect(label).toMatchObject({ item: EW(100), grams: 1_850, destination: { pin: '411014' } });
    expect(rendered).toMatchObject([{ kind: 'walk-in-receipt', item: EW(100), tariffPaise: 8_260, voided: false }]);
  });

  test('keeps its parties in the vault and nowhere else', async () => {
    weigh(ready.station, 640);
    must(await book());
    const booked = events().find((event) => event.type === 'item.booked');
    if (booked?.type !== 'item.booked') throw new Error('nothing was booked');
    const { vault } = ready.station.core;
    expect(must(vault.open(booked.payload.receiver))).toMatchObject({ kind: 'party', name: 'Meera Iyer' });
    expect(must(vault.open(booked.payload.sender))).toMatchObject({ name: 'Arun Das', phone: null });
    const said = JSON.stringify([events(), rendered, ready.station.walkIns()]);
    for (const personal of ['Meera', 'Arun', 'Temple', '9800000001']) expect(said).not.toContain(personal);
  });

  test('the same request again books nothing more', async () => {
    weigh(ready.station, 640);
    const requestId = randomUUID();
    must(await book({}, requestId));
    const before = headN();
    expect(must(await book({}, requestId)).count).toBe(1);
    expect(headN()).toBe(before);
  });

  test('is already in when it is scanned at the Accept screen', async () => {
    weigh(ready.station, 640);
    must(await book());
    expect(scan(ready.station, EW(100)).result).toMatchObject({ kind: 'already', number: EW(100), oldNumber: null });
    // What the customer paid rests on its weight: no key weighs it again.
    expect(ready.station.desks.accept.live.get().can).toMatchObject({ weighAgain: false, print: true });
  });
});

describe('nothing is written', () => {
  test.each([
    ['without a weight', () => {}, {}, { kind: 'no-weight', why: 'missing' }],
    ['beyond 35 kg', () => weigh(ready.station, 35_001), {}, { kind: 'too-heavy', grams: 35_001, most: 35_000 }],
    [
      'for a size that is not taken',
      () => weigh(ready.station, 900),
      { cm: { length: 151, breadth: 20, height: 10 } },
      { kind: 'size-not-taken', length: 151, breadth: 20, height: 10 },
    ],
    [
      'before the contents are declared',
      () => weigh(ready.station, 900),
      { contentsDeclared: false },
      { kind: 'contents-not-declared' },
    ],
  ])('%s', async (_, before, over, fault) => {
    before();
    const n = headN();
    expect(await book(over)).toEqual({ ok: false, fault });
    expect(headN()).toBe(n);
    expect(ready.station.core.store.db.prepare('SELECT count(*) FROM personal_record').pluck().get()).toBe(0);
    expect(ready.station.desks.board.live.get().numbers.left).toBe(100);
  });

  test('a second parcel does not get the weight of the first', async () => {
    weigh(ready.station, 900);
    must(await book());
    expect(await book()).toMatchObject({ ok: false, fault: { kind: 'no-weight', why: 'unchanged' } });
  });
});

describe('taken back', () => {
  test('the last one, by who booked it: label and receipt are void, and the sum is as before', async () => {
    weigh(ready.station, 640);
    must(await book({ tariffPaise: 4_000 }));
    weigh(ready.station, 900);
    const { undo } = must(await book({ tariffPaise: 5_000 }));
    const view = must(await ready.station.undoWalkIn(randomUUID(), undo as UseId, 'en'));
    expect(view).toMatchObject({ count: 1, paise: 4_000, undo: null });
    expect(view.rows.map(({ voided }) => voided)).toEqual([true, false]);
    expect(rendered.at(-1)).toMatchObject({ kind: 'walk-in-receipt', item: EW(101), voided: true });
    expect(
      events()
        .slice(-2)
        .map(({ type }) => type),
    ).toEqual(['acceptance.corrected', 'label.voided']);
    expect(sums()).toEqual([4_000, 4_000, 4_000]);
    expect(await ready.station.undoWalkIn(randomUUID(), undo as UseId, 'en')).toMatchObject({
      fault: { kind: 'nothing-to-correct' },
    });
  });

  test('not by another person, and not one before the last', async () => {
    weigh(ready.station, 640);
    const first = must(await book()).undo as UseId;
    weigh(ready.station, 900);
    must(await book());
    expect(await ready.station.undoWalkIn(randomUUID(), first, 'en')).toMatchObject({ fault: { kind: 'moved-on' } });
    ready.station.lock();
    signIn(ready.station, DEMO_SUPERVISOR_ID);
    expect(ready.station.walkIns()?.undo).toBeNull();
    const last = ready.station.walkIns()?.rows[0]?.use as UseId;
    expect(await ready.station.undoWalkIn(randomUUID(), last, 'en')).toMatchObject({ fault: { kind: 'not-your-own' } });
  });
});

test('the set balances with walk-ins in it, whatever was booked and taken back, and the sum is right three ways', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ paise: fc.nat(500_000), undo: fc.boolean() }), { maxLength: 5 }),
      async (customers) => {
        for (const [at, { paise, undo }] of customers.entries()) {
          weigh(ready.station, 300 + at * 100);
          const view = await book({ tariffPaise: paise });
          if (!view.ok) return expect(view.fault.kind).toBe('no-numbers');
          if (undo) must(await ready.station.undoWalkIn(randomUUID(), view.value.undo as UseId, 'en'));
          const equation = ready.station.balance();
          expect(equation !== null && balances(equation)).toBe(true);
          const [shown, bySql, byReplay] = sums();
          expect([bySql, byReplay]).toEqual([shown, shown]);
        }
      },
    ),
    { numRuns: 15 },
  );
  const before = ready.station.walkIns();
  rebuildProjections(ready.station.core);
  expect(ready.station.walkIns()).toEqual(before);
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  const held = before?.count ?? 0;
  expect(ready.station.balance()).toMatchObject({ received: expect.any(Number), closing: held });
  must(ready.station.closeSet(randomUUID()));
  expect(ready.station.walkIns()).toBeNull();
});
