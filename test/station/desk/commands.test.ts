/** Command barcodes at the station: handed to the page by id, kept from the ledger, and from nobody's hands. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandText } from '../../../domain/identifiers/command-code.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const commands = () => ready.station.desks.session.live.get().commands;
const view = () => ready.station.desks.accept.live.get();
const headN = () => ready.station.core.store.events.head()?.n;
const item = () => ready.manifest.lines[0]?.item ?? '';

test('a command is handed on with what stood on the screen, and neither the book nor the screen changes', () => {
  weigh(ready.station, 900);
  scan(ready.station, item());
  const [before, shown] = [headN(), view()];
  scan(ready.station, commandText('undo'));
  scan(ready.station, commandText('undo'));
  expect(view()).toEqual(shown);
  expect(headN()).toBe(before);
  const over = { version: shown.version, result: shown.result?.id };
  expect(commands()).toEqual([1, 2].map((no) => ({ id: `${shown.boot}/${no}`, command: 'undo', over })));
});

test('while stopped a command is no parcel: nothing is counted as missed', () => {
  scan(ready.station, '411014');
  scan(ready.station, commandText('understood'));
  expect(view()).toMatchObject({ stopped: { ignored: 0 }, missed: [] });
  expect(commands().map(({ command }) => command)).toEqual(['understood']);
});

test('a command of another sheet is handed on as one that nobody knows', () => {
  scan(ready.station, 'DKC2-UNDO');
  expect(commands().map(({ command }) => command)).toEqual([null]);
});

test('typed, it is a stop like any other code that is no parcel', () => {
  expect(must(ready.station.type(randomUUID(), commandText('finish'))).result).toMatchObject({
    kind: 'stop',
    reason: { code: 'not-a-parcel', what: 'command' },
  });
  expect(commands()).toEqual([]);
});

test('at a locked station nothing is handed on, and what was scanned before the lock is not for the next person', () => {
  scan(ready.station, commandText('finish'));
  ready.station.lock();
  scan(ready.station, commandText('finish'));
  scan(ready.station, commandText('help'));
  expect(commands()).toEqual([]);
  expect(ready.station.desks.board.live.get().scansRefused).toBe(0);
  signIn(ready.station, DEMO_CLERK_ID);
  expect(commands()).toEqual([]);
});

test('while a box asks for a PIN only the way back is handed on', () => {
  scan(ready.station, item());
  signIn(ready.station, DEMO_SUPERVISOR_ID);
  must(ready.station.undoOthers(lastUseOf(ready.station)));
  for (const command of ['finish', 'next', 'lock', 'undo', 'back'] as const) scan(ready.station, commandText(command));
  expect(commands().map(({ command }) => command)).toEqual(['back']);
});

test('of very many the newest are kept, and after a restart no id comes again', async () => {
  for (let at = 0; at < 20; at += 1) scan(ready.station, commandText('help'));
  expect(commands()).toHaveLength(8);
  const ids = commands().map(({ id }) => id);
  await ready.station.close();
  const station = ready.reopen();
  signIn(station, DEMO_CLERK_ID);
  scan(station, commandText('help'));
  const fresh = station.desks.session.live.get().commands.map(({ id }) => id);
  expect(fresh).toHaveLength(1);
  expect(ids).not.toContain(fresh[0]);
});
