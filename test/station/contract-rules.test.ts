/** What a contract asks for at the counter: weights, labels, bands, the sender's word, and what is carried through. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { ManifestEntry } from '../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../domain/custody/ids.ts';
import { composeAcceptanceManifest } from '../../electron/station/reports/acceptance-manifest.ts';
import { DEMO_CLERK_ID } from '../support/manifest/demo-office.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../support/station/ready-station.ts';
import { feed, signIn } from '../support/station/test-station.ts';

let ready: ReadyStation;
afterEach(() => ready.end());

const view = () => ready.station.desks.accept.live.get();
const itemAt = (at: number): string => ready.manifest.lines[at]?.item ?? '';
const codesOf = (): string[] => {
  const { result } = view();
  return result?.kind === 'attention' ? result.reasons.map(({ code }) => code) : [];
};

test('a sample asks for some parcels, for the same ones after undo, by another number and after a restart', async () => {
  ready = await readyStation({ weigh: 'sample', sampleEvery: 4, label: 'none' });
  const asked = new Map<string, boolean>();
  for (const { item } of ready.manifest.lines.slice(0, 60)) {
    scan(ready.station, item);
    asked.set(item, codesOf().includes('not-weighed'));
  }
  const drawn = [...asked.values()].filter(Boolean).length;
  expect(drawn).toBeGreaterThan(3);
  expect(drawn).toBeLessThan(30);
  await ready.station.close();
  const again = ready.reopen();
  signIn(again, DEMO_CLERK_ID);
  const drawnAgain = (number: string): boolean => {
    scan(again, number);
    const { result } = again.desks.accept.live.get();
    const isDrawn = result?.kind === 'attention' && result.reasons.some(({ code }) => code === 'not-weighed');
    must(again.desks.accept.undo(randomUUID(), lastUseOf(again)));
    return isDrawn;
  };
  for (const { item, aliases } of ready.manifest.lines.slice(60, 90)) {
    const first = drawnAgain(item);
    expect([drawnAgain(item), drawnAgain(aliases[0]?.value ?? '')]).toEqual([first, first]);
  }
});

test('one that is drawn says so and is done once it was weighed; a weight that lies there is recorded in any case', async () => {
  ready = await readyStation({ weigh: 'sample', sampleEvery: 1 });
  scan(ready.station, itemAt(0));
  expect(view().result).toMatchObject({ reasons: [{ code: 'not-weighed', asked: 'sample' }] });
  weigh(ready.station, ready.manifest.lines[0]?.grams ?? 0);
  must(ready.station.desks.accept.weighAgain(randomUUID(), lastUseOf(ready.station)));
  expect(view().result?.kind).toBe('accepted');
  await ready.end();
  ready = await readyStation({ weigh: 'none' });
  scan(ready.station, itemAt(0));
  expect(view().result).toMatchObject({ kind: 'accepted', grams: null });
  weigh(ready.station, ready.manifest.lines[1]?.grams ?? 0);
  scan(ready.station, itemAt(1));
  expect(view().result).toMatchObject({ kind: 'accepted', grams: ready.manifest.lines[1]?.grams });
});

test('what is outside of a band comes in with both sides named', async () => {
  const bands = { grams: { min: 1, max: 2_000 }, length: { min: 14, max: 60 } };
  ready = await readyStation({ bands }, (lines) =>
    lines.map((line, at) => (at === 0 ? { ...line, grams: 2_050, cm: { length: 61, breadth: 20, height: 10 } } : line)),
  );
  weigh(ready.station, 2_050);
  scan(ready.station, itemAt(0));
  expect(view().result).toMatchObject({
    kind: 'attention',
    reasons: [
      { code: 'out-of-weight-band', measuredGrams: 2_050, minGrams: 1, maxGrams: 2_000 },
      { code: 'out-of-size-band', what: 'length', found: 61, min: 14, max: 60 },
    ],
  });
  expect(view().counts.accepted).toBe(1);
});

test('a contract with the sort sticker issues, prints again and voids stickers', async () => {
  ready = await readyStation({ label: 'sort', weigh: 'none' });
  scan(ready.station, itemAt(0));
  must(ready.station.desks.accept.printAgain(randomUUID(), lastUseOf(ready.station)));
  const jobs = () =>
    ready.station.core.store.db.prepare('SELECT template, copy, state FROM print_job ORDER BY id').all();
  expect(jobs()).toEqual([
    { template: 'sort-sticker', copy: 1, state: 'queued' },
    { template: 'sort-sticker', copy: 2, state: 'queued' },
  ]);
  must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));
  expect(jobs()).toMatchObject([{ state: 'void' }, { state: 'void' }]);
});

test('where the contract asks for the sender’s word, a consignment is taken up once it was seen', async () => {
  ready = await readyStation();
  const other: ManifestEntry = {
    ...ready.manifest,
    consignment: 'AMZ-ASKS-01',
    lines: [],
    declaredCount: 0,
    declaredGrams: 0,
    terms: { ...ready.manifest.terms, prohibited: 'consignment' },
  };
  feed(ready.station, [other]);
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  const take = (declaration: { form: 'cdf-1' } | null) =>
    ready.station.receive(randomUUID(), 'AMZ-ASKS-01' as ConsignmentId, declaration);
  expect(take(null)).toMatchObject({ fault: { kind: 'needs-declaration' } });
  must(take({ form: 'cdf-1' }));
  must(ready.station.setAside(randomUUID()));
  must(take(null)); // it was asked for once
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  const count = { consignment: 'AMZ-ASKS-02', partner: 'Amazon', vehicle: null, declared: 2 };
  expect(ready.station.declare(randomUUID(), count)).toMatchObject({ fault: { kind: 'needs-declaration' } });
  must(ready.station.declare(randomUUID(), { ...count, declaration: { form: 'item-list' } }));
});

/** From the bytes of the events, without a line of our code. */
const SUMS = `SELECT
  coalesce(sum(json_extract(s, '$.codPaise') > 0), 0) AS cod, coalesce(sum(json_extract(s, '$.codPaise')), 0) AS codPaise,
  coalesce(sum(json_extract(s, '$.registration')), 0) AS registration, coalesce(sum(json_extract(s, '$.otp')), 0) AS otp,
  coalesce(sum(json_extract(s, '$.insuredPaise') > 0), 0) AS insured,
  coalesce(sum(json_extract(s, '$.insuredPaise')), 0) AS insuredPaise
  FROM (SELECT json_extract(CAST(bytes AS TEXT), '$.payload.services') AS s FROM event WHERE type = 'item.accepted'
    AND json_extract(CAST(bytes AS TEXT), '$.station') || '/' || json_extract(CAST(bytes AS TEXT), '$.epoch') || '/' ||
      json_extract(CAST(bytes AS TEXT), '$.seq') NOT IN
      (SELECT json_extract(CAST(bytes AS TEXT), '$.payload.use') FROM event WHERE type = 'acceptance.corrected'))`;

test('the sums of the acceptance manifest are those of the ledger’s own bytes', async () => {
  ready = await readyStation({ weigh: 'none' }, (lines) =>
    lines.map((line, at) => (at % 9 === 0 ? { ...line, insuredPaise: 25_000 } : line)),
  );
  for (const { item } of ready.manifest.lines.slice(0, 120)) scan(ready.station, item);
  must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));
  scan(ready.station, 'CK123456785IN');
  const consignment = ready.manifest.consignment as ConsignmentId;
  const wanted = { id: 'AM-X', consignment, language: 'en', test: true } as const;
  const ordered = composeAcceptanceManifest(ready.station.core, wanted)?.ordered;
  expect(ordered).toEqual(ready.station.core.store.db.prepare(SUMS).get());
  expect(ordered?.cod).toBeGreaterThan(3);
  expect(ordered?.insured).toBeGreaterThan(3);
});
