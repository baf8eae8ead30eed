/** Reports become events with the right device on them; what was cut off becomes none. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceEvent } from '../../../../domain/contract/devices.ts';
import { createHidToEvents } from '../../../../native/host/hid-to-events.ts';
import { barcodeToReports, gramsToReport } from '../../../support/devices/hid-reports.ts';

const one = { id: 'scanner-1', role: 'scanner', name: 'One' } as const;
const two = { id: 'scanner-2', role: 'scanner', name: 'Two' } as const;
const scale = { id: 'scale-1', role: 'scale', name: 'Scale' } as const;

function bench() {
  const events: DeviceEvent[] = [];
  const sink = createHidToEvents({ now: () => 42, publish: (event) => events.push(event) });
  return {
    events,
    sink,
    data: () => events.map((event) => (event.kind === 'scan' ? [event.device, event.data] : event.kind)),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('reports of two scanners that interleave are joined apart', () => {
  const { sink, data } = bench();
  const ofOne = barcodeToReports('1'.repeat(60));
  const ofTwo = barcodeToReports('2'.repeat(60));
  for (const index of [0, 1]) {
    sink.report(one, ofOne[index] ?? new Uint8Array());
    sink.report(two, ofTwo[index] ?? new Uint8Array());
  }
  expect(data()).toEqual([
    ['scanner-1', '1'.repeat(60)],
    ['scanner-2', '2'.repeat(60)],
  ]);
});

test('a scan carries its source, AIM id and the time of its last report', () => {
  const { sink, events } = bench();
  for (const report of barcodeToReports('CK123456785IN')) sink.report(one, report);
  expect(events).toEqual([
    { kind: 'scan', device: 'scanner-1', source: 'hid', aim: ']C0', data: 'CK123456785IN', atMs: 42 },
  ]);
});

test('a scan whose rest never comes makes no event and does not touch the next one', async () => {
  const { sink, data } = bench();
  sink.report(one, barcodeToReports('H'.repeat(100))[0] ?? new Uint8Array());
  await vi.advanceTimersByTimeAsync(10_000);
  for (const report of barcodeToReports('NEXT')) sink.report(one, report);
  expect(data()).toEqual([['scanner-1', 'NEXT']]);
});

test('after a stall a report that was waiting is heard before the time-out that is due too', () => {
  const { sink, data } = bench();
  const reports = barcodeToReports('S'.repeat(100));
  sink.report(one, reports[0] ?? new Uint8Array());
  vi.advanceTimersToNextTimer(); // the time-out has fired, its check phase has not come
  sink.report(one, reports[1] ?? new Uint8Array());
  vi.runAllTimers();
  expect(data()).toEqual([['scanner-1', 'S'.repeat(100)]]);
});

test('what was begun before an unplugging is not joined to what comes after', () => {
  const { sink, data } = bench();
  sink.report(one, barcodeToReports('H'.repeat(100))[0] ?? new Uint8Array());
  sink.state(one, 'gone');
  sink.state(one, 'ready');
  for (const report of barcodeToReports('NEXT')) sink.report(one, report);
  expect(data()).toEqual(['device', 'device', ['scanner-1', 'NEXT']]);
});

test("a scale's report is a weight, never a scan, and noise is nothing", () => {
  const { sink, events } = bench();
  sink.report(scale, gramsToReport(1240));
  sink.report(scale, Uint8Array.from([9, 9]));
  expect(events).toEqual([
    { kind: 'weight', device: 'scale-1', status: 'stable', grams: 1240, raw: '03040200d804', atMs: 42 },
  ]);
});
