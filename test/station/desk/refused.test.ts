/** After a stop was read, the screen names the parcel that is not in; the one accepted before it is not shown again. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const itemAt = (at: number): string => ready.manifest.lines[at]?.item ?? '';
function accept(at: number): AcceptView {
  weigh(ready.station, ready.manifest.lines[at]?.grams ?? 0);
  return scan(ready.station, itemAt(at));
}
const understood = (): AcceptView => ready.station.desks.accept.understood();
const NO_KEYS = { undo: false, weighAgain: false, print: false, reject: false, finish: true };

test('F9 names the refused parcel, shows no earlier result, and no key touches the one accepted last', () => {
  accept(0);
  scan(ready.station, '406-1121854-6708985');
  expect(understood()).toMatchObject({
    result: null,
    stopped: null,
    refused: { number: '406-1121854-6708985', reason: { code: 'not-a-parcel', what: 'order-id' } },
    use: null,
    can: NO_KEYS,
    counts: { accepted: 1 },
  });
  expect(understood().recent.map(({ kind }) => kind)).toEqual(['stop', 'accepted']);
});

test('while stopped nothing is named yet, and the next result takes the name away', () => {
  accept(0);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(accept(0)).toMatchObject({ result: { kind: 'stop' }, refused: null });
  expect(understood().refused).toMatchObject({ number: itemAt(0), reason: { code: 'rejected-before' } });
  expect(accept(1)).toMatchObject({ result: { kind: 'accepted' }, refused: null });
  expect(understood()).toMatchObject({ result: { kind: 'accepted' }, refused: null });
});

test('F9 once more puts the name away', () => {
  scan(ready.station, '411014');
  expect(understood().refused).not.toBeNull();
  expect(understood()).toMatchObject({ result: null, refused: null });
});
