import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PrinterClient } from '../../../electron/station/printing/print-queue.ts';
import { lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { beginWork } from '../support/work.ts';

type Outcome = Awaited<ReturnType<PrinterClient['send']>>['outcome'];

/** A printer on the other side of the devices process: it notes what comes and answers when the test says so. */
function scriptedPrinter() {
  const waiting: ((outcome: Outcome) => void)[] = [];
  const labels: string[] = [];
  const client: PrinterClient = {
    send: ({ bytes }) => {
      labels.push(Buffer.from(bytes, 'base64').toString('utf8'));
      return new Promise((resolve) => {
        waiting.push((outcome) =>
          resolve({ outcome, state: outcome === 'refused' ? 'paper-out' : 'ready', detail: '' }),
        );
      });
    },
    status: () => Promise.resolve({ state: 'ready' }),
  };
  return {
    client,
    labels,
    /** Answers the job that is under way, once there is one. */
    answer: async (outcome: Outcome): Promise<void> => {
      await until(() => waiting.length > 0);
      waiting.shift()?.(outcome);
    },
  };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeEach(async () => {
  prepared = await prepareFolder(6);
  copy = prepared.open({ labelPrinter: { host: '127.0.0.1', port: 9100 } });
  beginWork(copy.station, prepared.manifests[0]);
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const itemAt = (at: number): string => prepared.manifests[0].lines[at]?.item ?? '';
function accept(at: number): void {
  weigh(copy.station, prepared.manifests[0].lines[at]?.grams ?? 0);
  expect(scan(copy.station, itemAt(at)).result?.kind).toBe('accepted');
}
const jobs = () => Object.fromEntries(copy.station.core.printJobs.counts());

test('a label leaves after its parcel was accepted, and once', async () => {
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  accept(0);
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 1);
  expect(printer.labels).toHaveLength(1);
  expect(printer.labels[0]).toContain(itemAt(0));
});

test('while the devices process is away labels wait, and leave in their order when it is back', async () => {
  for (const at of [0, 1, 2]) accept(at);
  expect(jobs()).toEqual({ queued: 3 });
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  for (let job = 0; job < 3; job += 1) await printer.answer('sent');
  await until(() => jobs()['sent'] === 3);
  expect(printer.labels.map((label, at) => label.includes(itemAt(at)))).toEqual([true, true, true]);
});

test('the label of a parcel taken back before it left is never sent', async () => {
  accept(0);
  must(copy.station.desks.accept.undo(randomUUID(), lastUseOf(copy.station)));
  accept(1);
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 1);
  expect(jobs()).toEqual({ sent: 1, void: 1 });
  expect(printer.labels[0]).toContain(itemAt(1));
});

test('the label of a parcel taken back while the printer was refusing it is not tried again', async () => {
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  accept(0);
  await until(() => jobs()['sending'] === 1);
  must(copy.station.desks.accept.undo(randomUUID(), lastUseOf(copy.station)));
  await printer.answer('refused');
  await until(() => jobs()['sending'] === undefined);
  copy.station.connectPrinters(printer.client); // wakes the queue
  await until(() => jobs()['void'] === 1);
  expect(printer.labels).toHaveLength(1);
});

test('a label the printer refused is tried again', async () => {
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  accept(0);
  await printer.answer('refused');
  copy.station.connectPrinters(printer.client); // wakes the queue
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 1);
  expect(printer.labels).toHaveLength(2);
});

test('a label whose fate is unknown is not sent twice by itself: a missing label is better than two', async () => {
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  accept(0);
  await printer.answer('unknown');
  await until(() => jobs()['unknown'] === 1);
  accept(1);
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 1);
  expect(jobs()).toEqual({ sent: 1, unknown: 1 });
  expect(printer.labels).toHaveLength(2);
});

test('a label that was under way when the process died is unknown after the restart, and stays so', async () => {
  accept(0);
  copy.station.core.store.db.exec("UPDATE print_job SET state = 'sending'"); // as a process that dies leaves it
  await copy.restart();
  expect(jobs()).toEqual({ unknown: 1 });
});

test('a copy of a label is a label of its own with its number on it', async () => {
  const printer = scriptedPrinter();
  accept(0);
  must(copy.station.desks.accept.printAgain(randomUUID(), lastUseOf(copy.station)));
  copy.station.connectPrinters(printer.client);
  await printer.answer('sent');
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 2);
  expect(printer.labels[1]).not.toBe(printer.labels[0]);
  expect(printer.labels[1]).toContain('DUPLICATE, copy 2');
});

/** The bytes have left and the disk takes no note of it. */
const refuseNotes = (): unknown => copy.station.core.store.db.pragma('query_only = ON');
const takeNotes = (): unknown => copy.station.core.store.db.pragma('query_only = OFF');

test.each([
  ['sent', [1], { sent: 2 }],
  ['unknown', [1], { unknown: 1, sent: 1 }],
  ['refused', [0, 1], { sent: 2 }],
] as const)(
  'an outcome (%s) the disk did not take is noted before the next label leaves',
  async (outcome, then, end) => {
    const printer = scriptedPrinter();
    copy.station.connectPrinters(printer.client);
    accept(0);
    await until(() => jobs()['sending'] === 1);
    accept(1);
    refuseNotes();
    await printer.answer(outcome);
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      copy.station.connectPrinters(printer.client); // wakes the queue
    }
    expect([jobs(), printer.labels.length]).toEqual([{ sending: 1, queued: 1 }, 1]);
    takeNotes();
    copy.station.connectPrinters(printer.client);
    for (const _ of then) await printer.answer('sent');
    await until(() => jobs()['sent'] === end.sent);
    expect(jobs()).toEqual(end);
    expect(printer.labels.slice(1).map((label, at) => label.includes(itemAt(then[at] ?? -1)))).toEqual(
      then.map(() => true),
    );
  },
);

test('a label whose devices process died under it is unknown, and is not sent again by the next one', async () => {
  const dying: PrinterClient = {
    send: () => Promise.reject(new Error('the other process is gone')),
    status: () => Promise.reject(new Error('the other process is gone')),
  };
  copy.station.connectPrinters(dying);
  accept(0);
  await until(() => jobs()['unknown'] === 1);
  copy.station.connectPrinters(null);
  accept(1);
  expect(jobs()).toEqual({ unknown: 1, queued: 1 });
  const printer = scriptedPrinter();
  copy.station.connectPrinters(printer.client);
  await printer.answer('sent');
  await until(() => jobs()['sent'] === 1);
  expect([jobs(), printer.labels.length]).toEqual([{ unknown: 1, sent: 1 }, 1]);
});
