/** The figures and names of the acceptance manifest are those of the ledger, whoever worked and whoever finished. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { acceptanceManifest } from '../../../domain/contract/document-model.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import type { EventTable } from '../../../electron/station/ledger/event-table.ts';
import { composeAcceptanceManifest } from '../../../electron/station/reports/acceptance-manifest.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { acceptLines } from '../support/work.ts';

let ready: ReadyStation;
afterEach(() => ready.end());

function compose() {
  const { station, manifest } = ready;
  const wanted = {
    id: 'AM-X',
    consignment: manifest.consignment as ConsignmentId,
    language: 'en',
    test: true,
  } as const;
  return acceptanceManifest.parse(composeAcceptanceManifest(station.core, wanted));
}

function nowWorks(user: string): string {
  ready.station.lock();
  signIn(ready.station, user);
  return ready.station.core.projections.people.person(user)?.name.en ?? '';
}

test('everyone who accepted is named, in the order they began, and who finished beside them', async () => {
  ready = await readyStation();
  const clerk = ready.station.core.session.person?.name.en;
  acceptLines(ready.station, ready.manifest, 0, 2);
  const supervisor = nowWorks(DEMO_SUPERVISOR_ID);
  expect(compose()).toMatchObject({ acceptedBy: [{ en: clerk }], finishedBy: { en: supervisor } });
  acceptLines(ready.station, ready.manifest, 2, 3);
  nowWorks(DEMO_CLERK_ID);
  expect(compose()).toMatchObject({ acceptedBy: [{ en: clerk }, { en: supervisor }], finishedBy: { en: clerk } });
});

test('what was not weighed is named, and what is in quarantine is not counted among the weighed', async () => {
  ready = await readyStation();
  const { station, manifest } = ready;
  acceptLines(station, manifest, 0, 3);
  scan(station, manifest.lines[3]?.item ?? ''); // the pan still holds the parcel before it
  weigh(station, 1_900);
  scan(station, 'CK123456785IN');
  const paper = compose();
  const grams = manifest.lines.slice(0, 3).reduce((sum, line) => sum + line.grams, 0);
  expect(paper).toMatchObject({ weighed: 3, measuredGrams: grams });
  expect(paper.counts).toMatchObject({ accepted: 4, unmanifested: 1, onHand: 5 });
  expect(paper.notWeighed.map(({ item }) => item)).toEqual([manifest.lines[3]?.item]);
  expect(paper.unmanifested.map(({ measuredGrams }) => measuredGrams)).toEqual([1_900]);
});

test('under a count, and beside a parcel on no line, everything turned away is listed', async () => {
  ready = await readyStation();
  const { station, manifest } = ready;
  const stranger = must(mintS10('CK', 71_000_000));
  for (const number of ['CK123456785IN', stranger]) {
    weigh(station, 900);
    scan(station, number);
  }
  must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'wet'));
  acceptLines(station, manifest, 0, 1);
  const paper = compose();
  expect(paper.unmanifested.map(({ item }) => item)).toEqual(['CK123456785IN']);
  expect(paper.rejected).toMatchObject([{ item: stranger, line: null, reason: 'wet' }]);
});

test('a typed weight is marked, a typed number apart from it, and no event is read for a row', async () => {
  ready = await readyStation();
  const { station, manifest } = ready;
  acceptLines(station, manifest, 0, 1);
  station.desks.accept.typed(randomUUID(), manifest.lines[1]?.item ?? '');
  must(station.desks.accept.weighByHand(randomUUID(), lastUseOf(station), { text: '1.25', reason: 'no-scale' }));
  scan(station, manifest.lines[2]?.item ?? '');
  must(station.desks.accept.weighByHand(randomUUID(), lastUseOf(station), { text: '640', reason: 'too-large' }));
  const reads = countReads(station.core.store.events);
  const marks = compose().accepted.map(({ measuredGrams, typed, weightTyped }) => [measuredGrams, typed, weightTyped]);
  expect(marks).toEqual([
    [manifest.lines[0]?.grams, false, false],
    [1_250, true, true],
    [640, false, true],
  ]);
  expect(reads()).toBeLessThanOrEqual(2); // the event that made the sheet, and the station's first
});

test('a typed number is marked, and a rejection has its reason and its time', async () => {
  ready = await readyStation();
  const { station, manifest } = ready;
  const [first, second, third] = manifest.lines;
  acceptLines(station, manifest, 0, 1);
  station.desks.accept.typed(randomUUID(), second?.item ?? '');
  acceptLines(station, manifest, 2, 3);
  ready.clock.advance(60_000);
  must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'damaged'));
  const rejected = station.core.store.events.at(station.core.store.events.head()?.n ?? 0);
  expect(rejected?.type).toBe('item.rejected');
  const paper = compose();
  expect(paper.accepted.map(({ item, typed }) => [item, typed])).toEqual([
    [first?.item, false],
    [second?.item, true],
  ]);
  expect(paper.rejected).toMatchObject([{ item: third?.item, reason: 'damaged', atMs: rejected?.at.wallMs }]);
});

/** How many events are read one by one from now on. */
function countReads(events: EventTable): () => number {
  const { at } = events;
  let count = 0;
  Object.assign(events, {
    at: (n: number) => {
      count += 1;
      return at(n);
    },
  });
  return () => count;
}
