/** A torn label at a working counter: only parcels that may still come are offered, and a choice enters as typed. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tornNumber } from '../../../electron/station/desk/torn-number.ts';
import { lastUseOf, must, readyStation, type ReadyStation } from '../../support/station/ready-station.ts';
import { acceptLines } from '../support/work.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const line = (at: number) => {
  const found = ready.manifest.lines[at];
  if (found === undefined) throw new Error(`no line ${at}`);
  return found;
};
/** What is left when the first places are torn off: enough to be the only one of the sample manifest. */
const tail = (at: number): string => `?${line(at).item.slice(5, 11).toLowerCase()}`;
const ask = (text: string) => tornNumber(ready.station.core, text);

test('a parcel still expected is offered with what its label says besides', () => {
  const { item, pin, office, grams } = line(3);
  expect(ask(tail(3))).toEqual({
    kind: 'candidates',
    candidates: [{ number: item, from: 'expected', pin, office, grams }],
  });
});

test('one that is in, or went back, is not offered; one taken back is', () => {
  const { accept } = ready.station.desks;
  acceptLines(ready.station, ready.manifest, 0, 1);
  expect(ask(tail(0))).toEqual({ kind: 'none' });
  must(accept.undo(randomUUID(), lastUseOf(ready.station)));
  expect(ask(tail(0))).toMatchObject({ kind: 'candidates' });
  acceptLines(ready.station, ready.manifest, 0, 1);
  must(accept.reject(randomUUID(), lastUseOf(ready.station), 'label-unreadable'));
  expect(ask(tail(0))).toEqual({ kind: 'none' });
});

test('too little and too many say so, and a number nobody announced is completed by its check digit', () => {
  expect(ask('ck4')).toMatchObject({ kind: 'too-short', readable: 3 });
  expect(ask('CK48')).toEqual({ kind: 'too-many', matching: ready.manifest.lines.length });
  expect(ask('CK47312?829IN')).toMatchObject({
    kind: 'candidates',
    candidates: [{ number: 'CK473124829IN', from: 'rule', pin: null }],
  });
});

test('a locked station, and one without a consignment, tell nothing of the manifest', () => {
  ready.station.lock();
  expect(ask(tail(3))).toEqual({ kind: 'none' });
});

test('the choice is an acceptance like any typed one, and says that it was typed', () => {
  const { item } = line(5);
  ready.station.desks.accept.typed(randomUUID(), item);
  const { store } = ready.station.core;
  expect(store.events.at(store.events.head()?.n ?? 0)?.type).toBe('label.issued');
  expect(store.events.at((store.events.head()?.n ?? 0) - 1)).toMatchObject({
    type: 'item.accepted',
    payload: { item, capture: { source: 'typed' } },
  });
});
