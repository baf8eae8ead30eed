/** A label that is on the parcel, or may be, is named when its acceptance is taken back; one that never left is not. */
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

let ready: ReadyStation;
afterEach(() => ready.end());

function acceptFirst(): void {
  weigh(ready.station, ready.manifest.lines[0]?.grams ?? 0);
  scan(ready.station, ready.manifest.lines[0]?.item ?? '');
}
/** What the printer's queue writes down of its next job. */
function leaves(as: 'sent' | 'unknown'): void {
  const { printJobs } = ready.station.core;
  const job = printJobs.next();
  if (job === null) throw new Error('no label waits');
  printJobs.sending(job.id, new Uint8Array([1]));
  printJobs.ended(job.id, as);
}
const undo = (): AcceptView => must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));

test('a label that never left is not named', async () => {
  ready = await readyStation();
  acceptFirst();
  expect(undo().result).toMatchObject({ kind: 'undone', onPaper: null });
});

test('an office without labels has none to cross out', async () => {
  ready = await readyStation({ label: 'none' });
  acceptFirst();
  expect(undo().result).toMatchObject({ kind: 'undone', onPaper: null });
});

test.each(['sent', 'unknown'] as const)('a label whose outcome is %s is named with its time', async (outcome) => {
  ready = await readyStation();
  const before = ready.clock.nowMs();
  acceptFirst();
  const after = ready.clock.nowMs();
  leaves(outcome);
  const { result } = undo();
  const onPaper = result?.kind === 'undone' ? result.onPaper : null;
  expect(onPaper?.labels).toBe(1);
  expect(onPaper?.atMs).toBeGreaterThan(before); // the test's own clock: one step a question
  expect(onPaper?.atMs).toBeLessThan(after);
});

test('every copy on paper counts, also of a parcel that is rejected', async () => {
  ready = await readyStation();
  acceptFirst();
  leaves('sent');
  must(ready.station.desks.accept.printAgain(randomUUID(), lastUseOf(ready.station)));
  leaves('sent');
  must(ready.station.desks.accept.printAgain(randomUUID(), lastUseOf(ready.station)));
  const { result } = must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(result).toMatchObject({ kind: 'undone', onPaper: { labels: 2 } });
});
