import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stationContract } from '../../../domain/contract/station.ts';
import { proceduresOf } from '../../contract/procedures.ts';
import { validInputs } from '../../contract/valid-inputs.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { codeOf, connectWire, type StationClient, type StationWire } from '../support/wire.ts';

let ready: ReadyStation;
let wire: StationWire;
beforeEach(async () => {
  ready = await readyStation();
  wire = connectWire(ready.station);
});
afterEach(async () => {
  wire.close();
  await ready.end();
});

const procedures = proceduresOf(stationContract);
/** What a person does to come in, and going out. */
const DOORS = ['session.enrol', 'session.setPin', 'session.signIn', 'session.lock', 'session.unlock'];
/** What anybody may do who is signed in: it moves nothing. `confirm` does what was asked before, by somebody who may. */
const ANYBODY = /understood|type|commandSheet|session\.(confirm|dismiss|touched)/;
const commands = procedures.filter(({ errors, name }) => 'REFUSED' in errors && !DOORS.includes(name));
const views = procedures.filter(({ errors }) => !('REFUSED' in errors));

type Call = (input: unknown) => Promise<unknown>;
function callOf(client: StationClient, name: string): Call {
  return name.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], client) as Call;
}

const headN = () => ready.station.core.store.events.head()?.n;

test('every call of the contract is a command, a view or a door', () => {
  expect(commands.length + views.length + DOORS.length).toBe(procedures.length);
  expect(views.map(({ name }) => name)).toEqual([
    'session.view',
    'session.live',
    'set.balance',
    'desk.live',
    'offices.find',
    'consignment.list',
    'consignment.differences',
    'consignment.papers',
    'walkIn.view',
    'manifestFile.live',
    'accept.live',
    'accept.candidates',
  ]);
});

describe('a locked station', () => {
  test.each(commands.map(({ name }) => name))('refuses %s and writes nothing', async (name) => {
    const line = ready.manifest.lines[0];
    weigh(ready.station, line?.grams ?? 0);
    scan(ready.station, line?.item ?? '');
    ready.station.lock();
    const [before, view] = [headN(), ready.station.desks.accept.live.get().result];
    expect(await codeOf(callOf(wire.client, name)(validInputs()[name]))).toBe('locked');
    expect(headN()).toBe(before);
    expect(ready.station.desks.accept.live.get().result).toEqual(view);
  });

  test('counts the scans it refuses, until somebody signs in, and so does one without a set', async () => {
    const { station, manifest } = ready;
    const refused = () => station.desks.board.live.get().scansRefused;
    const item = manifest.lines[0]?.item ?? '';
    scan(station, item);
    expect(refused()).toBe(0);
    station.lock();
    scan(station, item);
    scan(station, item);
    expect(refused()).toBe(2);
    signIn(station, DEMO_CLERK_ID);
    scan(station, item);
    expect(refused()).toBe(0); // taken: the set is open
    must(await station.finish(randomUUID(), finishNow(station)));
    must(station.closeSet(randomUUID()));
    scan(station, item);
    expect(refused()).toBe(1);
    must(station.openSet(randomUUID()));
    await new Promise((resolve) => setImmediate(resolve)); // the board follows the session
    expect(refused()).toBe(0);
  });

  test('takes no scan of a device and counts none', () => {
    ready.station.lock();
    const before = ready.station.desks.accept.live.get();
    for (const { item } of ready.manifest.lines.slice(0, 5)) scan(ready.station, item);
    expect(ready.station.desks.accept.live.get()).toEqual(before);
  });

  test('offers nothing of the last parcel any more', async () => {
    const line = ready.manifest.lines[0];
    weigh(ready.station, line?.grams ?? 0);
    expect(scan(ready.station, line?.item ?? '').can.undo).toBe(true);
    ready.station.lock();
    await new Promise((resolve) => setImmediate(resolve)); // the desk follows the session
    expect(ready.station.desks.accept.live.get().can.undo).toBe(false);
  });
});

test('an enrolled station refuses to be enrolled again and stays with its centre', async () => {
  const before = (await wire.client.session.view()).centreUrl;
  const input = { requestId: randomUUID(), centreUrl: 'http://127.0.0.2:9', code: '7K2M-9QXT-4B6C' };
  expect(await codeOf(wire.client.session.enrol(input))).toBe('already-enrolled');
  expect((await wire.client.session.view()).centreUrl).toBe(before);
});

test('a person whose role does not allow it is refused, and nothing is written', async () => {
  const person = ready.station.core.projections.people.person('10042311');
  if (person === null) throw new Error('no clerk');
  ready.station.core.session.person = { ...person, role: 'administrator' };
  const before = headN();
  const inputs = validInputs();
  for (const { name } of commands.filter(({ name: one }) => !ANYBODY.test(one)))
    expect([name, await codeOf(callOf(wire.client, name)(inputs[name]))]).toEqual([name, 'not-allowed']);
  expect(headN()).toBe(before);
});

test('views come over the wire as the contract says, and commands answer with the view they changed', async () => {
  const line = ready.manifest.lines[0];
  const view = await wire.client.accept.type({ requestId: randomUUID(), text: line?.item ?? '' });
  expect(view.result).toMatchObject({ number: line?.item });
  for await (const live of await wire.client.accept.live()) {
    expect({ ...live, version: view.version }).toEqual(view); // a first parcel is followed by one view more
    break;
  }
  expect((await wire.client.session.view()).phase).toBe('ready');
  expect(await wire.client.consignment.list()).toHaveLength(1);
});
