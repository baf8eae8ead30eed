/** A label is in the ledger only if there is something to print: a place, a slot, a way there. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { totalsByReplay } from '../../support/station/totals.ts';

type SortPlanEntry = Extract<FeedEntry, { kind: 'sort-plan' }>;

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const labels = () => totalsByReplay(ready.station.core.store.db).labels;
function expectNoLabel(item: string): void {
  const { station } = ready;
  weigh(station, 700);
  const view = scan(station, item);
  expect(view).toMatchObject({ result: { kind: 'attention', destination: null }, can: { undo: true, print: false } });
  expect(labels()).toBe(0);
  const asked = station.desks.accept.printAgain(randomUUID(), lastUseOf(station));
  expect(asked).toEqual({ ok: false, fault: { kind: 'no-destination' } });
  expect(labels()).toBe(0);
  expect(station.core.printJobs.waiting()).toBe(0);
}

/** The demo's sort plan, in force now, without the rule for every PIN that no other rule knows. */
async function planWithoutDefault(): Promise<SortPlanEntry> {
  const plan = (await demoFeed()).entries.find((entry) => entry.kind === 'sort-plan');
  if (plan === undefined) throw new Error('the demo has no sort plan');
  const rules = plan.rules.filter(({ prefix }) => prefix !== '');
  return { ...plan, plan: `${plan.plan}-B`, validFromMs: ready.clock.nowMs(), rules };
}

test('a parcel in the quarantine lane has no label', () => expectNoLabel('CK123456785IN'));

test('a parcel whose PIN has no route has no label', async () => {
  const { station, manifest } = ready;
  must(await station.finish(randomUUID(), finishNow(station)));
  const [line] = manifest.lines;
  if (line === undefined) throw new Error('the manifest is empty');
  const lost = { ...line, line: 1, item: 'CK123456785IN', aliases: [], pin: '999991' };
  const consignment = 'AMZ-NOWHERE-01' as ConsignmentId;
  feed(station, [
    await planWithoutDefault(),
    { ...manifest, consignment, lines: [lost], declaredCount: 1, declaredGrams: lost.grams },
  ]);
  must(station.receive(randomUUID(), consignment));
  expectNoLabel(lost.item);
});
