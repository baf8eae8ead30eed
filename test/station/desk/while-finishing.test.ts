/** While the sheet of a finished consignment is being made, a stop stays; and a request asked again is no second one. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { acceptLines } from '../support/work.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
  acceptLines(ready.station, ready.manifest, 0, 3);
});
afterEach(() => ready.end());

const itemAt = (at: number): string => ready.manifest.lines[at]?.item ?? '';
const view = () => ready.station.desks.accept.live.get();

/** Documents that are written when `write` is called. */
function slowDocuments(): { readonly write: () => void } {
  const { promise, resolve } = Promise.withResolvers<null>();
  const file = { file: 'x.pdf', sha256: '0'.repeat(64), pages: 1 };
  ready.station.connectDocuments({
    print: async () => ({ outcome: 'handed', detail: '' }),
    printerState: async () => ({ state: 'ready' }),
    render: () => promise.then(() => file),
  });
  return { write: () => resolve(null) };
}

test('a stop waits for F9 until somebody presses it, with what came after it', async () => {
  const documents = slowDocuments();
  const finishing = ready.station.finish(randomUUID(), finishNow(ready.station));
  expect(scan(ready.station, itemAt(5)).result).toMatchObject({ kind: 'stop', reason: { code: 'no-consignment' } });
  scan(ready.station, itemAt(6));
  documents.write();
  must(await finishing);
  expect(view()).toMatchObject({ stopped: { ignored: 1 }, missed: [itemAt(6)], result: { kind: 'stop' } });
});

test('asked again because its answer was lost, it answers the same and takes nothing off the screen', async () => {
  const wanted = finishNow(ready.station);
  const requestId = randomUUID();
  const first = must(await ready.station.finish(requestId, wanted));
  scan(ready.station, itemAt(5));
  expect(must(await ready.station.finish(requestId, wanted))).toEqual(first);
  expect(view()).toMatchObject({ stopped: { ignored: 0 }, result: { number: itemAt(5) } });
});

test('an undo asked again because its answer was lost is no second deed, and no refusal, while stopped', () => {
  const { undo } = ready.station.desks.accept;
  const [requestId, use] = [randomUUID(), lastUseOf(ready.station)];
  must(undo(requestId, use));
  scan(ready.station, '406-1121854-6708985');
  const head = ready.station.core.store.events.head()?.n;
  expect(must(undo(requestId, use))).toMatchObject({ stopped: { ignored: 0 } });
  expect(undo(randomUUID(), use)).toMatchObject({ fault: { kind: 'stopped' } });
  expect(ready.station.core.store.events.head()?.n).toBe(head);
});
