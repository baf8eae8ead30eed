/** Article numbers: series, leases, and what the ledgers say of them. No number is leased to two. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addNumberSeries } from '../../central/admin/add-number-series.ts';
import { confirmEpoch } from '../../central/admin/confirm-epoch.ts';
import { leaseNumbers, numberState } from '../../central/admin/lease-numbers.ts';
import { topUpNumbers } from '../../central/numbers/top-up.ts';
import { replayProjection } from '../../central/projection/projector.ts';
import { itemTrace } from '../../domain/contract/central.ts';
import { numberRangeEntry } from '../../domain/contract/feed.ts';
import { numberAt } from '../../domain/custody/number-range.ts';
import { must } from '../support/station/ready-station.ts';
import { type LedgerBuilder, acceptance } from './support/ledger-builder.ts';
import { OFFICE, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
let station: TestStation;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  await centre.deps.pool.query('DELETE FROM number_series; DELETE FROM number_lease; DELETE FROM minted_number');
  station = await enrolTestStation(centre);
  await sent(station, station.ledger);
});

async function sent(from: TestStation, ledger: LedgerBuilder): Promise<void> {
  expect((await from.upload(ledger.upload())).statusCode).toBe(200);
  await centre.projector.idle();
}

const series = (from: number, to: number, prefix = 'EW') => addNumberSeries(centre.deps, { prefix, from, to });
const leaseTo = (to: TestStation, count: number) => leaseNumbers(centre.deps, { station: to.station, count });

/** Uses the serials `from`..`to` of a range in a ledger, as relabelled parcels. */
function mint(ledger: LedgerBuilder, range: string, from: number, to: number): void {
  for (let serial = from; serial <= to; serial += 1) {
    const relabelled = {
      readable: 'CK48?',
      number: null,
      because: 'label-unreadable',
      minted: { range, serial, skipped: 0 },
    };
    const payload = { ...acceptance(numberAt(range.slice(0, 2), serial)), relabelled };
    ledger.append({ type: 'item.accepted', payload });
  }
}

async function rangesInFeed(): Promise<{ station: string; epoch: string; range: string; version: number }[]> {
  const rows = await centre.rows(
    `SELECT version, convert_from(body, 'UTF8') AS body FROM feed_entry WHERE office = $1 AND kind = 'number-range' ORDER BY version`,
    [OFFICE],
  );
  return rows.map(({ version, body }) => {
    const { station: to, epoch, prefix, from, to: last } = numberRangeEntry.parse(JSON.parse(String(body)));
    return { station: to, epoch, range: `${prefix}${from}-${last}`, version: Number(version) };
  });
}

describe('a series', () => {
  test('is named by its first and last number', async () => {
    expect(await series(12345678, 12345999, 'CK')).toMatchObject({ ok: true, value: { first: 'CK123456785IN' } });
  });

  test('shares no number with another, not even at an end', async () => {
    must(await series(1000, 1999));
    for (const [from, to] of [
      [1999, 2500],
      [500, 1000],
      [1200, 1300],
      [1000, 1999],
      [0, 99_999_999],
    ] as const)
      // prettier-ignore
      expect(await series(from, to)).toEqual({ ok: false, fault: { kind: 'series-overlaps' } });
    must(await series(2000, 2500));
    must(await series(99_999_999, 99_999_999));
    must(await series(0, 0, 'EX'));
    must(await series(1000, 1999, 'AA'));
  });

  test.each([
    [{ prefix: 'ew', from: 1, to: 2 }, 'prefix'],
    [{ prefix: 'EW', from: 3, to: 2 }, 'to'],
    [{ prefix: 'EW', from: 3, to: 100_000_000 }, 'to'],
    [{ prefix: 'EW', from: -1, to: 3 }, 'from'],
  ])('%j is refused at %s', async (input, where) => {
    expect(await addNumberSeries(centre.deps, input)).toEqual({ ok: false, fault: { kind: 'bad-series', where } });
  });
});

describe('a lease', () => {
  test('is published to the office and names the station and its epoch', async () => {
    must(await series(1000, 1999));
    const leased = must(await leaseTo(station, 200));
    expect(leased).toMatchObject({ range: 'EW00001000-00001199', epoch: station.ledger.epoch });
    expect((await rangesInFeed()).at(-1)).toEqual({
      station: station.station,
      epoch: station.ledger.epoch,
      range: 'EW1000-1199',
      version: leased.version,
    });
  });

  test('ends where the series ends, goes on in the next one, and is refused when all are used up', async () => {
    must(await series(1000, 1149));
    must(await series(5000, 5049));
    expect(must(await leaseTo(station, 100)).range).toBe('EW00001000-00001099');
    expect(must(await leaseTo(station, 100)).range).toBe('EW00001100-00001149');
    expect(must(await leaseTo(station, 100)).range).toBe('EW00005000-00005049');
    const before = await rangesInFeed();
    expect(await leaseTo(station, 100)).toEqual({ ok: false, fault: { kind: 'series-used-up' } });
    expect(await rangesInFeed()).toEqual(before);
  });

  test('many at once for two stations: dense, and no number is leased to two', async () => {
    const other = await enrolTestStation(centre, { office: OFFICE, counter: '3' });
    await sent(other, other.ledger);
    must(await series(1000, 1499));
    must(await series(3000, 3499));
    const asked = Array.from({ length: 24 }, (_, at) => leaseTo(at % 2 === 0 ? station : other, 37 + at));
    const leased = (await Promise.all(asked)).flatMap((reply) => (reply.ok ? [reply.value.range] : []));
    const serials = leased.flatMap((range) => {
      const [from = 0, to = 0] = range.slice(2).split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, at) => from + at);
    });
    expect(new Set(serials).size).toBe(serials.length);
    const all = [
      ...Array.from({ length: 500 }, (_, at) => 1000 + at),
      ...Array.from({ length: 500 }, (_, at) => 3000 + at),
    ];
    expect(serials.toSorted((a, b) => a - b)).toEqual(all);
  });

  test('that overlaps another is refused by the database itself, whoever writes it', async () => {
    must(await series(1000, 1999));
    must(await leaseTo(station, 100));
    const twice = centre.deps.pool.query(
      `INSERT INTO number_lease (station, epoch, range, office, prefix, first_serial, last_serial, version, leased_at_ms)
       VALUES ('OTHER', 'e', 'r', 'o', 'EW', 1099, 1200, 1, 1)`,
    );
    await expect(twice).rejects.toThrow('leases_apart');
  });

  test.each([
    ['an unknown station', { station: 'NOBODY-1', count: 5 }, 'station-unknown'],
    ['no numbers', { station: '560001-C2', count: 0 }, 'bad-count'],
    ['half a number', { station: '560001-C2', count: 1.5 }, 'bad-count'],
    ['too many at once', { station: '560001-C2', count: 100_001 }, 'bad-count'],
  ])('is refused for %s', async (_, to, kind) => {
    expect(await leaseNumbers(centre.deps, to)).toEqual({ ok: false, fault: { kind } });
  });

  test('is refused for a station that has sent nothing yet', async () => {
    const silent = await enrolTestStation(centre, { office: OFFICE, counter: '9' });
    must(await series(1000, 1999));
    expect(await leaseTo(silent, 10)).toEqual({ ok: false, fault: { kind: 'no-epoch' } });
  });
});

describe('more numbers come by themselves', () => {
  test('once half is used, one range as large as the largest, and only once', async () => {
    must(await series(1000, 1999));
    const { range } = must(await leaseTo(station, 10));
    mint(station.ledger, range, 1000, 1003);
    await sent(station, station.ledger);
    expect((await rangesInFeed()).filter((entry) => entry.station === station.station)).toHaveLength(1);
    mint(station.ledger, range, 1004, 1004);
    await sent(station, station.ledger);
    await sent(station, station.ledger);
    const entries = (await rangesInFeed()).filter((entry) => entry.station === station.station);
    expect(entries.map((entry) => entry.range)).toEqual(['EW1000-1009', 'EW1010-1019']);
    const of = { station: station.station, epoch: station.ledger.epoch };
    const again = await Promise.all([1, 2, 3].map(() => topUpNumbers(centre.deps, of)));
    expect(again).toEqual([null, null, null]);
  });

  test('never for a station that was given none, and not out of an empty series', async () => {
    must(await series(1000, 1009));
    station.ledger.append({ type: 'item.accepted', payload: acceptance('CK482913609IN') });
    await sent(station, station.ledger);
    expect((await numberState(centre.deps)).leases).toEqual([]);
    const { range } = must(await leaseTo(station, 10));
    mint(station.ledger, range, 1000, 1009);
    await sent(station, station.ledger);
    expect((await numberState(centre.deps)).leases).toMatchObject([{ used: 10 }]);
  });
});

describe('a new epoch', () => {
  test('burns what is left of the old one, and has numbers of its own once somebody confirmed it', async () => {
    must(await series(1000, 1999));
    const { range } = must(await leaseTo(station, 10));
    mint(station.ledger, range, 1000, 1001);
    await sent(station, station.ledger);
    centre.time.nowMs += 1_000;
    const restored = station.anotherLedger({ start: { reason: 'restore' } });
    await sent(station, restored);
    const [lease] = (await numberState(centre.deps)).leases;
    expect(lease).toMatchObject({ used: 2, burnedAtMs: centre.time.nowMs });
    // Held: nothing is leased to it, and the old epoch gets no more either.
    mint(station.ledger, range, 1002, 1008);
    await sent(station, station.ledger);
    expect((await numberState(centre.deps)).leases).toHaveLength(1);
    const { deps, projector } = centre;
    must(await confirmEpoch({ pool: deps.pool, projector }, { station: station.station, epoch: restored.epoch }));
    await projector.idle();
    expect((await rangesInFeed()).at(-1)).toMatchObject({ epoch: restored.epoch, range: 'EW1010-1019' });
    expect(must(await leaseTo(station, 5)).epoch).toBe(restored.epoch);
  });
});

describe('what the ledgers say', () => {
  test('a number that two events minted, or that was never leased to the epoch, is named', async () => {
    must(await series(1000, 1999, 'AB'));
    const { range } = must(await leaseTo(station, 10));
    mint(station.ledger, range, 1000, 1001);
    mint(station.ledger, range, 1001, 1001);
    mint(station.ledger, 'AB00001500-00001509', 1500, 1500);
    await sent(station, station.ledger);
    const odd = { twice: [numberAt('AB', 1001)], notLeased: [numberAt('AB', 1500)] };
    const named = async () => {
      const { twice, notLeased } = await numberState(centre.deps);
      return { twice: twice.filter(isOurs), notLeased: notLeased.filter(isOurs) };
    };
    expect(await named()).toEqual(odd);
    await replayProjection(centre.deps.pool);
    expect(await named()).toEqual(odd);
  });

  test('a customer’s parcel is traced to the counter that booked it, and its number counts as used', async () => {
    const minted = { range: 'ZB00001000-00001009', serial: 1000, skipped: 0 };
    const number = numberAt('ZB', 1000);
    const use = station.ledger.append({ type: 'item.booked', payload: { item: number, minted, tariffPaise: 8_260 } });
    await sent(station, station.ledger);
    const traced = itemTrace.parse((await station.get(`/v1/items/${number}`)).json());
    expect(traced).toMatchObject({
      item: number,
      holder: { station: station.station, lane: 'forward' },
      oldNumbers: [],
    });
    expect(await centre.rows('SELECT range FROM minted_number WHERE number = $1', [number])).toEqual([
      { range: 'ZB00001000-00001009' },
    ]);
    const [, epoch, seq] = use.split('/');
    const corrects = { epoch, seq: Number(seq) };
    station.ledger.append({ type: 'acceptance.corrected', payload: { use, corrects, reason: 'undone-by-clerk' } });
    await sent(station, station.ledger);
    expect(itemTrace.parse((await station.get(`/v1/items/${number}`)).json()).holder).toBeNull();
  });

  test('an event whose number is not the one of its serial is set aside by name', async () => {
    const minted = { range: 'EW00001000-00001009', serial: 1001, skipped: 0 };
    const relabelled = { readable: '', number: null, because: 'label-unreadable', minted };
    const payload = { ...acceptance(numberAt('EW', 1000)), relabelled };
    station.ledger.append({ type: 'item.accepted', payload });
    await sent(station, station.ledger);
    const rows = await centre.rows('SELECT reason FROM quarantine WHERE station = $1', [station.station]);
    expect(rows).toEqual([{ reason: 'unknown-payload' }]);
  });

  test('the old number leads to the article, a fragment does not, and the trace shows both', async () => {
    const minted = { range: 'ZA00001000-00001009', serial: 1000, skipped: 0 };
    const old = { because: 'label-unreadable', minted };
    const [first, second] = [numberAt('ZA', 1000), numberAt('ZA', 1001)];
    const use = station.ledger.append({
      type: 'item.accepted',
      payload: { ...acceptance(first), relabelled: { ...old, readable: 'RR4731?4829GB', number: 'RR473124829GB' } },
    });
    station.ledger.append({
      type: 'item.accepted',
      payload: {
        ...acceptance(second),
        relabelled: { ...old, readable: 'CK48', number: null, minted: { ...minted, serial: 1001 } },
      },
    });
    await sent(station, station.ledger);
    const trace = async (number: string) => itemTrace.parse((await station.get(`/v1/items/${number}`)).json());
    const traced = await trace('RR473124829GB');
    expect(traced.item).toBe(first);
    expect(traced.oldNumbers).toEqual([{ use, readable: 'RR4731?4829GB', number: 'RR473124829GB' }]);
    expect(await trace('CK48')).toMatchObject({ item: 'CK48', events: [] });
    expect((await trace(second)).oldNumbers).toMatchObject([{ readable: 'CK48', number: null }]);
  });
});

function isOurs(number: string): boolean {
  return number.startsWith('AB');
}
