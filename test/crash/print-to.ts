/** The station's own print queue and TCP transport on an opened core, without the devices process between them. */
import type { Core } from '../../electron/station/core.ts';
import { startPrintQueue, type PrintQueue } from '../../electron/station/printing/print-queue.ts';
import { createTcpPrinters } from '../../native/transport/tcp.ts';

export function printTo(core: Core, port: number): PrintQueue {
  const printers = createTcpPrinters();
  return startPrintQueue({
    core,
    printer: { host: '127.0.0.1', port },
    client: () => ({
      send: ({ printer, bytes }) => printers.send(printer, Buffer.from(bytes, 'base64')),
      status: async ({ printer }) => ({ state: await printers.ask(printer) }),
    }),
    desk: () => ({ officeName: 'Bengaluru GPO', counter: 'Counter 9' }),
  });
}
