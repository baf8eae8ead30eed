/** The TCP transport against the printer emulator in every state: what is known is said, the rest is `unknown`. */
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTcpPrinters } from '../../native/transport/tcp.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../support/devices/printer-emulator.ts';

/** Short, so that a silent printer does not hold the suite; nothing here asserts a duration. */
const limits = { connectMs: 2000, answerMs: 300, jobMs: 600 };
const job = Buffer.from('^XA^FO10,10^A0N,30^FDlabel ~HS\r\n inside^FS^XZ\n');

let printer: PrinterEmulator;
beforeEach(async () => {
  printer = await startPrinterEmulator();
});
afterEach(() => printer.close());

test('a ready printer gets the job byte for byte, after it was asked', async () => {
  const answer = await createTcpPrinters(limits).send(printer, job);
  expect(answer).toEqual({ outcome: 'sent', state: 'ready', detail: '' });
  expect(printer.jobs).toEqual([job]);
  expect(printer.questions()).toBe(1);
});

test('binary bytes pass unchanged, in a job of many packets', async () => {
  const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * 7) % 256));
  expect(await createTcpPrinters(limits).send(printer, bytes)).toMatchObject({ outcome: 'sent' });
  expect(printer.jobs[0]?.equals(bytes)).toBe(true);
});

test('a busy printer takes the job', async () => {
  printer.set('busy');
  expect(await createTcpPrinters(limits).send(printer, job)).toMatchObject({ outcome: 'sent', state: 'busy' });
});

test.each(['paper-out', 'ribbon-out', 'head-open', 'paused'] as const)(
  '%s refuses the job, and no byte of it leaves',
  async (state) => {
    printer.set(state);
    const printers = createTcpPrinters(limits);
    expect(await printers.send(printer, job)).toMatchObject({ outcome: 'refused', state });
    expect(await printers.ask(printer)).toBe(state);
    expect(printer.jobs).toEqual([]);
    printer.set('ready');
    expect(await printers.send(printer, job)).toMatchObject({ outcome: 'sent', state: 'ready' });
    expect(printer.jobs).toEqual([job]);
  },
);

test.each(['mute', 'garbled'] as const)('a %s printer is never called ready, but takes the job', async (state) => {
  printer.set(state);
  expect(await createTcpPrinters(limits).ask(printer)).toBe('unknown');
  expect(await createTcpPrinters(limits).send(printer, job)).toMatchObject({ outcome: 'sent', state: 'unknown' });
  expect(printer.jobs).toEqual([job]);
});

test('a printer that stalls leaves the outcome unknown', async () => {
  printer.set('stalled');
  expect(await createTcpPrinters(limits).send(printer, job)).toMatchObject({ outcome: 'unknown', state: 'unknown' });
});

test('a stalled printer whose window is full leaves the outcome unknown too', async () => {
  printer.set('stalled');
  const huge = Buffer.alloc(20_000_000, 0x41);
  expect(await createTcpPrinters(limits).send(printer, huge)).toMatchObject({ outcome: 'unknown', state: 'unknown' });
});

test('a connection that dies during the job leaves the outcome unknown', async () => {
  printer.set('dies');
  expect(await createTcpPrinters(limits).send(printer, job)).toMatchObject({ outcome: 'unknown', state: 'unknown' });
});

test('a printer that hangs up before the job is refused, since no byte of the job left', async () => {
  const rude = createServer((socket) => socket.on('error', () => {}).end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => rude.once('listening', resolve));
  const { port } = rude.address() as { port: number };
  expect(await createTcpPrinters(limits).send({ host: '127.0.0.1', port }, job)).toMatchObject({ outcome: 'refused' });
  rude.close();
});

test('a printer without power is offline, and prints when it is back', async () => {
  await printer.powerOff();
  const printers = createTcpPrinters(limits);
  expect(await printers.ask(printer)).toBe('offline');
  expect(await printers.send(printer, job)).toMatchObject({ outcome: 'refused', state: 'offline' });
  await printer.powerOn();
  expect(await printers.send(printer, job)).toMatchObject({ outcome: 'sent', state: 'ready' });
});

test('jobs to one printer wait for each other and keep their order', async () => {
  const printers = createTcpPrinters(limits);
  const names = ['first', 'second', 'third', 'fourth'];
  const answers = await Promise.all(names.map((name) => printers.send(printer, Buffer.from(name))));
  expect(answers.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent', 'sent']);
  expect(printer.jobs.map(String)).toEqual(names);
});

test('a host that does not exist is offline', async () => {
  expect(await createTcpPrinters(limits).ask({ host: 'printer.invalid', port: 9100 })).toBe('offline');
});
