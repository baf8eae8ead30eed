/** F6 prints a copy for the parcel that is shown, and the screen says how far the copy is. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { UseId } from '../../../domain/custody/ids.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { totalsByReplay } from '../../support/station/totals.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

function accept(at: number): AcceptView {
  const line = ready.manifest.lines[at];
  weigh(ready.station, line?.grams ?? 0);
  return scan(ready.station, line?.item ?? '');
}
const view = (): AcceptView => ready.station.desks.accept.live.get();
const print = (use: string | null) => ready.station.desks.accept.printAgain(randomUUID(), use as UseId);
const labels = () => totalsByReplay(ready.station.core.store.db).labels;
/** The printer's queue takes the next job, and writes down how it ended. */
function leaves(as: 'sent' | 'unknown'): void {
  const job = ready.station.core.printJobs.next();
  if (job === null) throw new Error('no label waits');
  ready.station.core.printJobs.sending(job.id, new Uint8Array([1]));
  ready.station.core.printJobs.ended(job.id, as);
  ready.station.desks.accept.refresh();
}

test('the newest label of the parcel shown is named with its state', () => {
  const { use } = accept(0);
  expect(view().label).toMatchObject({ copy: 1, state: 'waits' });
  leaves('sent');
  expect(view().label).toMatchObject({ copy: 1, state: 'sent' });
  expect(must(print(use)).label).toMatchObject({ copy: 2, state: 'waits' });
  leaves('unknown');
  expect(view().label).toMatchObject({ copy: 2, state: 'unknown' });
});

test('a parcel without a label, and no parcel, name none', () => {
  expect(view().label).toBeNull();
  weigh(ready.station, 640);
  expect(scan(ready.station, 'CK123456785IN').label).toBeNull();
});

test('while a parcel is shown as already in, F6 prints its copy, F7 may give it back, and F2 takes nothing back', () => {
  const first = accept(0).use;
  accept(1);
  const again = accept(0);
  expect(again).toMatchObject({
    use: first,
    can: { undo: false, weighAgain: true, reject: true, print: true },
    label: { copy: 1 },
  });
  const before = labels();
  expect(must(print(again.use))).toMatchObject({ result: { kind: 'already' }, label: { copy: 2, state: 'waits' } });
  expect(labels()).toBe(before + 1);
  const { undo, reject } = ready.station.desks.accept;
  const moved = { ok: false, fault: { kind: 'moved-on' } };
  expect(undo(randomUUID(), again.use as UseId)).toEqual(moved);
  const { use: shown } = again;
  must(reject(randomUUID(), shown as UseId, 'wet'));
  expect(ready.station.desks.accept.live.get().counts).toMatchObject({ accepted: 1, rejected: 1 });
});

test('once another parcel is shown, the key pressed for the one before prints nothing', () => {
  const first = accept(0).use;
  accept(1);
  accept(0);
  accept(2);
  const before = labels();
  expect(print(first)).toEqual({ ok: false, fault: { kind: 'moved-on' } });
  expect(labels()).toBe(before);
});

test('a parcel in quarantine that is scanned again has no label to print', () => {
  weigh(ready.station, 640);
  scan(ready.station, 'CK123456785IN');
  const again = scan(ready.station, 'CK123456785IN');
  expect(again).toMatchObject({ result: { kind: 'already' }, can: { print: false } });
  expect(print(again.use)).toMatchObject({ fault: { kind: 'no-destination' } });
});

test('a parcel of a finished consignment is still ours, and its label can be printed while another is open', async () => {
  const { use } = accept(0);
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  expect(scan(ready.station, ready.manifest.lines[0]?.item ?? '')).toMatchObject({ use, can: { print: false } });
});
