/** A line of the manifest and the parcel that stands on it, by whichever of its numbers it came in, was listed or went back. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { numberAt } from '../../../domain/custody/number-range.ts';
import { oldNumber } from '../../../domain/custody/relabel.ts';
import { replay, type Heard } from '../../../domain/custody/replay.ts';
import { countsOf } from '../../../domain/custody/replay-counts.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { readEntry } from '../../../electron/station/projections/read-entry.ts';
import { needsAcceptScreen } from '../../../renderer/app/needs-accept-screen.ts';
import { lease } from '../../support/station/demo-numbers.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { payloadsOf, rebuilt } from '../manifests/support.ts';

let ready: ReadyStation;
/** The third line: an article number of which any one digit can be found again, and an Amazon number. */
let line: ManifestLine;
beforeEach(async () => {
  ready = await readyStation();
  lease(ready.station, 100, 109);
  const [, , third] = ready.manifest.lines;
  if (third === undefined) throw new Error('no line');
  line = third;
});
afterEach(async () => {
  const { before, after } = rebuilt(ready.station);
  expect(after).toEqual(before);
  await ready.end();
});

const desk = () => ready.station.desks.accept;
const view = () => desk().live.get();
const amazonOf = ({ aliases }: ManifestLine): string =>
  aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '';
const EW = (serial: number): string => numberAt('EW', serial);

/** Takes the parcel of the line in under a new number, its old one certain. */
function relabelled(): void {
  const torn = [2, 3, 4, 5, 6, 7].map((at) => `${line.item.slice(0, at)}?${line.item.slice(at + 1)}`);
  must(ready.station.relabel(randomUUID(), torn.find((one) => oldNumber(one) === line.item) ?? ''));
  expect(view().result).toMatchObject({ kind: 'attention', number: EW(100) });
}

function cancel(...items: string[]): void {
  const { office, consignment } = ready.manifest;
  feed(ready.station, [{ kind: 'cancellation', office, consignment, items }]);
  ready.station.feedCame();
}

const finish = async () => must(await ready.station.finish(randomUUID(), finishNow(ready.station))).counts;

function replayed(consignment: string) {
  const { db, inbox } = ready.station.core.store;
  const events = (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
  const heard = [...inbox.all()].flatMap(({ version, body, receivedMs }): Heard[] => {
    const entry = readEntry(body);
    return entry === null ? [] : [{ version, entry, receivedMs }];
  });
  return countsOf(replay(events, heard), consignment);
}

describe('a parcel with a new number', () => {
  test('is one parcel whichever number of its line is read, once its old one is certain', () => {
    relabelled();
    scan(ready.station, amazonOf(line)); // the list names it, so it gets its line
    expect(view()).toMatchObject({ result: { number: EW(100) }, counts: { accepted: 1, unmanifested: 0 } });
    for (const number of [amazonOf(line), line.item, EW(100)])
      expect(scan(ready.station, number).result).toMatchObject({ kind: 'already', number: EW(100) });
    expect(view().counts).toMatchObject({ accepted: 1, unmanifested: 0 });
  });

  test('counts by its line in the replay as on the screen', async () => {
    relabelled();
    scan(ready.station, line.item);
    const counts = await finish();
    expect(counts).toMatchObject({ accepted: 1, unmanifested: 0 });
    expect(replayed(ready.manifest.consignment)).toEqual(counts);
  });

  test('stops by its new number too once the partner has cancelled it, and goes back', () => {
    relabelled();
    scan(ready.station, line.item);
    cancel(line.item);
    expect(view().toPutRight).toMatchObject([{ number: EW(100), why: 'cancelled' }]);
    expect(scan(ready.station, EW(100)).result).toMatchObject({ reason: { code: 'cancelled-by-partner' } });
    desk().understood();
    must(desk().giveBack(randomUUID(), EW(100)));
    expect(view()).toMatchObject({ toPutRight: [], counts: { accepted: 0, unmanifested: 0 } });
    must(desk().giveBack(randomUUID(), line.item)); // by its other number: it went back before
    expect(payloadsOf(ready.station, 'item.rejected')).toHaveLength(1);
  });

  test('rejected from its line, it is known by its other numbers', async () => {
    relabelled();
    scan(ready.station, line.item);
    must(desk().reject(randomUUID(), lastUseOf(ready.station), 'damaged'));
    for (const number of [line.item, amazonOf(line)]) {
      expect(scan(ready.station, number).result).toMatchObject({ reason: { code: 'rejected-before' } });
      desk().understood();
    }
    expect(await finish()).toMatchObject({ accepted: 0, rejected: 1 });
  });
});

test('a parcel that went back as cancelled is expected again once the partner wants it after all', () => {
  cancel(line.item);
  must(desk().giveBack(randomUUID(), line.item));
  const expected = () =>
    ready.station.core.projections.manifests.stillExpected(ready.manifest.consignment as ConsignmentId);
  expect(expected()).not.toContain(line.item);
  feed(ready.station, [ready.manifest]);
  expect(expected()).toContain(line.item); // a torn label finds it
  scan(ready.station, line.item);
  cancel(line.item);
  must(desk().giveBack(randomUUID(), line.item));
  feed(ready.station, [ready.manifest]);
  expect(expected()).toContain(line.item);
});

test('the code on our own label stops as well when the partner has cancelled the parcel', () => {
  scan(ready.station, line.item);
  const use = lastUseOf(ready.station);
  cancel(line.item);
  expect(scan(ready.station, use, ']Q1').result).toMatchObject({
    kind: 'stop',
    number: line.item,
    reason: { code: 'cancelled-by-partner' },
  });
  desk().understood();
  must(desk().giveBack(randomUUID(), view().refused?.number ?? line.item));
  expect(view().counts).toMatchObject({ accepted: 0, unmanifested: 0 });
});

test('cancelled while its consignment is left open and none is under work, it goes back from the Accept screen', () => {
  scan(ready.station, line.item);
  must(ready.station.setAside(randomUUID()));
  cancel(line.item);
  expect(scan(ready.station, line.item).result).toMatchObject({ reason: { code: 'cancelled-by-partner' } });
  expect(needsAcceptScreen(desk().understood())).toBe(true); // F7 is there, as the stop has said
  must(desk().giveBack(randomUUID(), line.item));
  expect(needsAcceptScreen(view())).toBe(false);
});

describe('taken up by its count', () => {
  const COUNT = 'AMZ-COUNT-09' as ConsignmentId;
  let listed: ManifestEntry;
  const first = (): ManifestLine => {
    const [one] = listed.lines;
    if (one === undefined) throw new Error('no line');
    return one;
  };
  beforeEach(() => {
    const { station, manifest } = ready;
    const lines = manifest.lines.slice(0, 4).map((one, at) => ({
      ...one,
      line: at + 1,
      item: must(mintS10('CK', 71_000_000 + at)),
      aliases: [{ kind: 'amazon-tracking' as const, value: `TBA${900_000_000_000 + at}` }],
    }));
    listed = { ...manifest, consignment: COUNT, lines, declaredCount: 4, declaredGrams: 0 };
    must(station.setAside(randomUUID()));
    must(station.declare(randomUUID(), { consignment: COUNT, partner: manifest.partner, vehicle: null, declared: 4 }));
  });
  const compare = async () => {
    feed(ready.station, [listed]);
    return must(await ready.station.reconcile(randomUUID(), { consignment: COUNT, language: 'en' }));
  };

  test('the second number of one parcel never takes the line that the first has', async () => {
    scan(ready.station, amazonOf(first()));
    scan(ready.station, first().item);
    expect((await compare()).unexpected).toEqual([{ item: first().item, why: 'same-parcel' }]);
    expect(scan(ready.station, first().item).result).toMatchObject({ kind: 'already' });
    expect(view().counts).toMatchObject({ accepted: 1, unmanifested: 1, left: 3 });
    expect(await finish()).toMatchObject({ accepted: 1, unmanifested: 1, absent: 3 });
  });

  test('nor is it asked for at a later word of the partner', async () => {
    scan(ready.station, amazonOf(first()));
    scan(ready.station, first().item);
    await compare();
    feed(ready.station, [{ ...listed, lines: listed.lines.slice(0, 3), declaredCount: 3 }]);
    ready.station.feedCame();
    expect(view().toPutRight).toEqual([]);
  });

  test('turned away by one number, it is not taken in by another', async () => {
    scan(ready.station, amazonOf(first()));
    await compare();
    must(desk().reject(randomUUID(), lastUseOf(ready.station), 'wet'));
    expect(scan(ready.station, first().item).result).toMatchObject({ reason: { code: 'rejected-before' } });
    desk().understood();
    expect(await finish()).toMatchObject({ accepted: 0, rejected: 1, absent: 3 });
  });

  test('what the partner took off the list before it was compared is known as cancelled, here or at the door', async () => {
    scan(ready.station, first().item);
    const [, , third, fourth] = listed.lines.map(({ item }) => item);
    const shorter = { ...listed, lines: listed.lines.slice(0, 3), declaredCount: 3 };
    const items = [first().item, third ?? ''];
    feed(ready.station, [listed, shorter, { kind: 'cancellation', office: listed.office, consignment: COUNT, items }]);
    const wanted = { consignment: COUNT, language: 'en' } as const;
    const { counts } = must(await ready.station.reconcile(randomUUID(), wanted));
    expect(counts).toEqual({ declared: 1, accepted: 0, rejected: 0, absent: 1, unmanifested: 1 });
    for (const number of [first().item, third ?? '', fourth ?? '']) {
      expect(scan(ready.station, number).result).toMatchObject({ reason: { code: 'cancelled-by-partner' } });
      desk().understood();
      must(desk().giveBack(randomUUID(), number));
    }
    expect(await finish()).toEqual({ declared: 1, accepted: 0, rejected: 0, absent: 1, unmanifested: 0 });
  });
});
