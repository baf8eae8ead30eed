/** A partner changes a manifest and cancels parcels, before the work, in the middle of it, and after it. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FeedEntry, ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import type { ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { oldNumber } from '../../../domain/custody/relabel.ts';
import { replay, type Heard } from '../../../domain/custody/replay.ts';
import { countsOf } from '../../../domain/custody/replay-counts.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { readEntry } from '../../../electron/station/projections/read-entry.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { lease } from '../../support/station/demo-numbers.ts';
import { finishNow, lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { feed, signIn } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { payloadsOf, rebuilt } from './support.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let station: Station;
let first: ManifestEntry;
beforeAll(async () => {
  prepared = await prepareFolder(10);
  [first] = prepared.manifests;
});
afterAll(() => prepared.remove());
beforeEach(() => {
  copy = prepared.open();
  ({ station } = copy);
});
afterEach(() => copy.end());

const view = () => station.desks.accept.live.get();
const id = (): ConsignmentId => first.consignment as ConsignmentId;
const itemAt = (at: number): string => first.lines[at]?.item ?? '';

/** The manifest with these lines, numbered from 1 as a partner's program would. */
function versionOf(lines: readonly ManifestLine[]): ManifestEntry {
  const numbered = lines.map((line, at) => ({ ...line, line: at + 1 }));
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { ...first, lines: numbered, declaredCount: lines.length, declaredGrams };
}

const cancellation = (items: string[] | null): FeedEntry => {
  return { kind: 'cancellation', office: first.office, consignment: first.consignment, items };
};
const cancels = (...items: string[]): void => {
  feed(station, [cancellation(items)]);
  station.feedCame();
};
const giveBack = (number: string) => station.desks.accept.giveBack(randomUUID(), number);

test('before it is taken up the newer version holds; a parcel that is off it stops and goes back to the driver', () => {
  feed(station, [versionOf(first.lines.slice(2))]);
  beginWork(station, first);
  expect(view().counts).toMatchObject({ declared: 8, left: 8 });
  expect(view().change).toBeNull(); // it changed before anybody worked by it
  const stopped = scan(station, itemAt(0)).result;
  expect(stopped).toMatchObject({ kind: 'stop', reason: { code: 'cancelled-by-partner', acceptedAtMs: null } });
  expect(giveBack(itemAt(0))).toMatchObject({ fault: { kind: 'stopped' } });
  expect(station.desks.accept.understood().can.giveBack).toBe(true);
  expect(must(giveBack(itemAt(0))).recent[0]).toMatchObject({ kind: 'rejected', reason: 'cancelled-by-partner' });
  expect(view()).toMatchObject({ counts: { declared: 8, rejected: 0, left: 8 }, can: { giveBack: false } });
  expect(payloadsOf(station, 'item.rejected')).toMatchObject([{ reason: 'cancelled-by-partner', line: null }]);
  expect(scan(station, itemAt(0)).result).toMatchObject({ reason: { code: 'rejected-before' } });
});

test('in the middle of the work the counts follow, nothing is interrupted, and a quiet word says what changed', () => {
  beginWork(station, first);
  acceptLines(station, first, 0, 3);
  const before = view().result;
  const added = prepared.manifests[1].lines[0];
  if (added === undefined) throw new Error('no line');
  feed(station, [versionOf([...first.lines.slice(0, 8), added])]);
  station.feedCame();
  expect(view().result).toEqual(before);
  expect(view().change).toMatchObject({ added: 1, changed: 0, cancelled: 2, whole: false });
  expect(view().counts).toEqual({ declared: 9, accepted: 3, rejected: 0, left: 6, unmanifested: 0 });
  acceptLines(station, { ...first, lines: [added] }, 0, 1);
  expect(view().result).toMatchObject({ kind: 'accepted', number: added.item });
  expect(view().counts).toEqual({ declared: 9, accepted: 4, rejected: 0, left: 5, unmanifested: 0 });
});

test('a parcel that had come in is named at once, stops at its scan, and goes back whoever had accepted it', async () => {
  beginWork(station, first);
  acceptLines(station, first, 0, 3);
  cancels(itemAt(1), itemAt(7));
  expect(view().toPutRight).toEqual([{ number: itemAt(1), why: 'cancelled', pin: first.lines[1]?.pin }]);
  expect(view().counts).toEqual({ declared: 8, accepted: 2, rejected: 0, left: 6, unmanifested: 1 });
  expect(station.differences()).toMatchObject({ cancelled: 1, changed: 0, listed: 0 });
  expect(scan(station, itemAt(1)).result).toMatchObject({ reason: { code: 'cancelled-by-partner' } });
  station.desks.accept.understood();
  must(giveBack(itemAt(1)));
  expect(view()).toMatchObject({ toPutRight: [], toPutRightCount: 0, counts: { accepted: 2, unmanifested: 0 } });
  expect(payloadsOf(station, 'acceptance.corrected')).toMatchObject([{ reason: 'cancelled-by-partner' }]);
  expect(station.balance()).toMatchObject({ received: 3, corrections: 1, closing: 2 });
  must(giveBack(itemAt(1))); // the key once more
  expect(payloadsOf(station, 'item.rejected')).toHaveLength(1);
  must(await station.finish(randomUUID(), finishNow(station)));
  expect(payloadsOf(station, 'consignment.finished')[0]?.['absent']).not.toContain(itemAt(7));
});

test('a parcel with another PIN or another sum to collect asks for a new label, and is done once it has one', () => {
  beginWork(station, first);
  acceptLines(station, first, 0, 2);
  const turned = first.lines.map((line, at) => {
    if (at === 0) return { ...line, pin: line.pin === '560001' ? '411014' : '560001' };
    return at === 1 ? { ...line, codPaise: line.codPaise + 5_000 } : line;
  });
  feed(station, [versionOf(turned)]);
  station.feedCame();
  expect(view().change).toMatchObject({ added: 0, changed: 2, cancelled: 0 });
  expect(view().toPutRight.map(({ why }) => why)).toEqual(['pin-changed', 'services-changed']);
  expect(view().counts.accepted).toBe(2);
  for (const at of [0, 1]) {
    scan(station, itemAt(at));
    must(station.desks.accept.printAgain(randomUUID(), view().use as ReturnType<typeof lastUseOf>));
  }
  expect(view().toPutRight).toEqual([]);
  expect(view().result).toMatchObject({ kind: 'already' });
  feed(station, [versionOf(turned.slice(0, 9))]); // of another parcel: what was put right stays so
  station.feedCame();
  expect(view().toPutRight).toEqual([]);
  feed(station, [
    versionOf(turned.map((line, at) => (at === 1 ? { ...line, codPaise: line.codPaise + 7_000 } : line))),
  ]);
  station.feedCame();
  expect(view().toPutRight).toMatchObject([{ number: itemAt(1), why: 'services-changed' }]);
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
});

test('a parcel kept apart that the partner lists at last gets line, slot and label at its next scan', () => {
  const stranger = prepared.manifests[1].lines[0];
  if (stranger === undefined) throw new Error('no line');
  feed(station, [{ ...prepared.manifests[1], lines: [], declaredCount: 0, declaredGrams: 0 }]);
  beginWork(station, first);
  weigh(station, stranger.grams);
  scan(station, stranger.item);
  expect(view().result).toMatchObject({ kind: 'stop' }); // off the other list
  station.desks.accept.understood();
  const unknown = { ...stranger, item: 'CK123456785IN', aliases: [] };
  weigh(station, unknown.grams);
  scan(station, unknown.item);
  expect(view().counts).toMatchObject({ accepted: 0, unmanifested: 1 });
  feed(station, [versionOf([...first.lines, unknown])]);
  station.feedCame();
  expect(view().toPutRight).toMatchObject([{ number: unknown.item, why: 'listed' }]);
  expect(view().counts).toEqual({ declared: 11, accepted: 0, rejected: 0, left: 11, unmanifested: 1 });
  expect(scan(station, unknown.item).result).toMatchObject({ kind: 'accepted', destination: { pin: unknown.pin } });
  expect(view().counts).toEqual({ declared: 11, accepted: 1, rejected: 0, left: 10, unmanifested: 0 });
  expect([view().toPutRight, view().label?.copy]).toEqual([[], 1]);
  expect(station.balance()).toMatchObject({ received: 0, excess: 1, closing: 1 });
  must(station.desks.accept.undo(randomUUID(), lastUseOf(station)));
  expect(view().counts).toMatchObject({ accepted: 0, unmanifested: 0 });
});

test('a consignment that was cancelled whole is not taken up; a new manifest of it is', () => {
  feed(station, [cancellation(null)]);
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
  const listed = () => station.consignments().find(({ consignment }) => consignment === first.consignment);
  expect(listed()).toMatchObject({ cancelled: true, declared: 0 });
  expect(station.receive(randomUUID(), id())).toMatchObject({ fault: { kind: 'consignment-cancelled' } });
  feed(station, [versionOf(first.lines)]);
  expect(listed()).toMatchObject({ cancelled: false, declared: 10 });
  must(station.receive(randomUUID(), id()));
});

test('what comes after it was finished changes no figure, and the list says that it came', async () => {
  beginWork(station, first);
  acceptLines(station, first, 0, 4);
  must(await station.finish(randomUUID(), finishNow(station)));
  const finished = payloadsOf(station, 'consignment.finished');
  cancels(itemAt(0), itemAt(6));
  const { manifests } = station.core.projections;
  expect(manifests.lines(id()).every(({ cancelledMs }) => cancelledMs === null)).toBe(true);
  expect(manifests.byConsignment(id())?.declared).toBe(10);
  expect(station.consignments().find(({ consignment }) => consignment === first.consignment)).toMatchObject({
    state: 'finished',
    changedAfterMs: expect.any(Number) as number,
  });
  expect(payloadsOf(station, 'consignment.finished')).toEqual(finished);
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
});

test('a manifest that waits for a count is compared as the partner’s later words left it', () => {
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
  const count = { consignment: 'AMZ-COUNT-01', partner: 'Amazon', vehicle: null, declared: 3 };
  must(station.declare(randomUUID(), count));
  acceptLines(station, first, 0, 0);
  const named = { ...versionOf(first.lines.slice(0, 4)), consignment: 'AMZ-COUNT-01' };
  feed(station, [named, { ...cancellation([itemAt(3)]), consignment: 'AMZ-COUNT-01' } as FeedEntry]);
  const wanted = { consignment: 'AMZ-COUNT-01' as ConsignmentId, language: 'en' } as const;
  return station.reconcile(randomUUID(), wanted).then((reply) => {
    expect(must(reply).counts).toEqual({ declared: 3, accepted: 0, rejected: 0, absent: 3, unmanifested: 0 });
    const { before, after } = rebuilt(station);
    expect(after).toEqual(before);
  });
});

/** The same figures from the bytes alone: the ledger and the inbox folded parcel by parcel. */
function replayedCounts(of: Station): ConsignmentCounts | null {
  const { db, inbox } = of.core.store;
  const events = (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
  const heard = [...inbox.all()].flatMap(({ version, body, receivedMs }): Heard[] => {
    const entry = readEntry(body);
    return entry === null ? [] : [{ version, entry, receivedMs }];
  });
  return countsOf(replay(events, heard), first.consignment);
}

type Act =
  | { readonly do: 'version'; readonly keep: readonly number[]; readonly pins: readonly number[] }
  | { readonly do: 'cancel'; readonly at: readonly number[] | null }
  | { readonly do: 'scan' | 'give-back' | 'alias' | 'relabel'; readonly at: number }
  | { readonly do: 'undo' | 'reject' | 'aside' | 'restart' };

const some = fc.uniqueArray(fc.nat(13), { maxLength: 14 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('version' as const), keep: some, pins: fc.array(fc.nat(1)) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), at: fc.option(some, { freq: 8 }) }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('scan' as const), at: fc.nat(13) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('give-back' as const), at: fc.nat(13) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('alias' as const, 'relabel' as const), at: fc.nat(13) }) },
  { weight: 5, arbitrary: fc.constantFrom<Act>({ do: 'undo' }, { do: 'reject' }, { do: 'aside' }, { do: 'restart' }) },
);

test(
  'property: whatever the partner says and the clerk does, the equation holds and every way to the counts agrees',
  { timeout: 300_000 },
  async () => {
    const lines = [...first.lines, ...prepared.manifests[1].lines].slice(0, 14);
    const run = async (acts: readonly Act[]): Promise<void> => {
      const one = prepared.open();
      try {
        // The second consignment would make its parcels wait for it.
        feed(one.station, [{ ...prepared.manifests[1], lines: [], declaredCount: 0, declaredGrams: 0 }]);
        beginWork(one.station, first);
        lease(one.station, 100, 199);
        for (const next of acts) {
          await perform(one, next, lines);
          expectAgreed(one.station);
        }
        one.station.desks.accept.understood();
        const now = must(await one.station.finish(randomUUID(), finishNow(one.station))).counts;
        expect(now.declared).toBe(now.accepted + now.rejected + now.absent);
        feed(one.station, [cancellation([lines[0]?.item ?? '']), versionOf(lines.slice(3))]);
        expect(replayedCounts(one.station)).toEqual(now); // too late for the figures
        const { before, after } = rebuilt(one.station);
        expect(after).toEqual(before);
      } finally {
        await one.end();
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 30, size: 'max' }), run), {
      numRuns: Number(process.env['DAKSETU_DAYS'] ?? 200),
    });
  },
);

/** Another PIN, and none of its other numbers any more. */
const pinned = (line: ManifestLine, pin: number | undefined) =>
  pin === 1 ? { ...line, pin: '560001', aliases: [] } : line;
const amazonOf = ({ aliases }: ManifestLine) => aliases.find(({ kind }) => kind === 'amazon-tracking')?.value;
/** Its number without the one digit that the check digit gives back. */
const tornOf = ({ item }: ManifestLine) =>
  [2, 3, 4, 5, 6, 7].map((at) => `${item.slice(0, at)}?${item.slice(at + 1)}`).find((text) => oldNumber(text) === item);

async function perform(on: OpenedCopy, next: Act, lines: readonly ManifestLine[]): Promise<void> {
  const { accept } = on.station.desks;
  const at = (index: number): ManifestLine => lines[index % lines.length] as ManifestLine;
  switch (next.do) {
    case 'version':
      return feed(on.station, [versionOf(next.keep.map((index, place) => pinned(at(index), next.pins[place])))]);
    case 'cancel':
      return feed(on.station, [
        cancellation(next.at === null || next.at.length === 0 ? null : next.at.map((i) => at(i).item)),
      ]);
    case 'scan':
      scan(on.station, at(next.at).item);
      return void accept.understood();
    case 'alias':
      scan(on.station, amazonOf(at(next.at)) ?? at(next.at).item);
      return void accept.understood();
    case 'relabel':
      return void on.station.relabel(randomUUID(), tornOf(at(next.at)) ?? '');
    case 'give-back':
      return void accept.giveBack(randomUUID(), at(next.at).item);
    case 'undo':
      return void accept.undo(randomUUID(), lastUseOf(on.station));
    case 'reject':
      return void accept.reject(randomUUID(), lastUseOf(on.station), 'wet');
    case 'aside':
      must(on.station.setAside(randomUUID()));
      return void must(on.station.receive(randomUUID(), id()));
    case 'restart':
      await on.restart();
      return signIn(on.station, DEMO_CLERK_ID);
  }
}

/** On the screen, by the finishing tally's own way, and by replay: one set of figures. */
function expectAgreed(of: Station): void {
  of.feedCame();
  const { left, ...shown } = of.desks.accept.live.get().counts;
  const counts = { ...shown, absent: left };
  expect(counts.declared).toBe(counts.accepted + counts.rejected + counts.absent);
  expect(replayedCounts(of)).toEqual(counts);
}
