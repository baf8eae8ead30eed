/** Every subscriber hears everything that counts, and hears first what is known. */
import { expect, test } from 'vitest';
import type { DeviceEvent } from '../../../../domain/contract/devices.ts';
import { createEventFan } from '../../../../native/host/event-fan.ts';

const ready: DeviceEvent = { kind: 'device', device: 'a', role: 'scanner', name: 'A', state: 'ready', atMs: 1 };
const scan = (data: string): DeviceEvent => ({ kind: 'scan', device: 'a', source: 'hid', aim: ']C0', data, atMs: 2 });
const weight = (grams: number): DeviceEvent => ({
  kind: 'weight',
  device: 'b',
  status: 'stable',
  grams,
  raw: '',
  atMs: 3,
});

async function take(events: AsyncGenerator<DeviceEvent, void>, count: number): Promise<DeviceEvent[]> {
  const taken: DeviceEvent[] = [];
  while (taken.length < count) {
    const { value } = await events.next();
    if (value) taken.push(value);
  }
  return taken;
}

test('a late subscriber is told the last state of each device before anything else', async () => {
  const fan = createEventFan();
  fan.publish(ready);
  fan.publish({ ...ready, state: 'gone' });
  fan.publish(scan('nobody listens'));
  const events = fan.subscribe(new AbortController().signal);
  fan.publish(scan('1'));
  expect(await take(events, 2)).toEqual([{ ...ready, state: 'gone' }, scan('1')]);
});

test('each of two subscribers gets every scan', async () => {
  const fan = createEventFan();
  const [one, two] = [fan.subscribe(new AbortController().signal), fan.subscribe(new AbortController().signal)];
  const scans = ['1', '2', '3'].map(scan);
  for (const event of scans) fan.publish(event);
  expect(await take(one, 3)).toEqual(scans);
  expect(await take(two, 3)).toEqual(scans);
});

test('a reader that lags loses old weights and not one scan', async () => {
  const fan = createEventFan();
  const events = fan.subscribe(new AbortController().signal);
  for (let index = 0; index < 2000; index += 1) {
    fan.publish(weight(index));
    if (index % 20 === 0) fan.publish(scan(String(index)));
  }
  const taken = await take(events, 164);
  expect(taken.filter(({ kind }) => kind === 'scan')).toHaveLength(100);
  expect(taken.filter(({ kind }) => kind === 'weight')).toHaveLength(64);
  expect(taken.at(-1)).toEqual(weight(1999));
});

test('a waiting subscription ends when it is aborted, and the others go on', async () => {
  const fan = createEventFan();
  const ending = new AbortController();
  const ended = fan.subscribe(ending.signal);
  const other = fan.subscribe(new AbortController().signal);
  const waiting = ended.next();
  ending.abort();
  expect(await waiting).toEqual({ done: true, value: undefined });
  fan.publish(scan('1'));
  expect(await take(other, 1)).toEqual([scan('1')]);
});
