/**
 * One counter of an end-to-end file: the real application on a data folder of its own, its line to the centre that can
 * fail, its label printer, and the HID bench with its scanner and its scale.
 * Invariant: what is put in enters as HID reports, key events or TCP; what is read from the ledger is read only.
 */
import path from 'node:path';
import { openReader, type Db } from '../../../electron/station/ledger/db.ts';
import { type BenchScale, type BenchScanner, startHidBench } from '../devices/hid-bench.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../devices/printer-emulator.ts';
import { type FaultProxy, startFaultProxy } from '../network/fault-proxy.ts';
import { type Counter, startCounter } from './counter-app.ts';
import type { Undo } from './open-centre.ts';

export type Desk = {
  readonly counter: Counter;
  readonly network: FaultProxy;
  readonly printer: PrinterEmulator;
  readonly scanner: BenchScanner;
  readonly scale: BenchScale;
  /** The application's data folder. */
  readonly userData: string;
  /** Reads the station's ledger beside the running application. */
  readonly ledger: <T>(read: (db: Db) => T) => T;
  /** The same desk after its application was closed and started again; `env` is for the application. */
  readonly startAgain: (env?: Readonly<Record<string, string>>) => Promise<Desk>;
};

export async function openDesk(
  centreUrl: string,
  userData: string,
  undo: Undo,
  env: Readonly<Record<string, string>> = {},
): Promise<Desk> {
  const network = await startFaultProxy(centreUrl);
  undo.push(() => network.close());
  const printer = await startPrinterEmulator();
  undo.push(() => printer.close());
  const bench = await startHidBench();
  undo.push(() => bench.close());
  const devices = { network, printer, scanner: await bench.addScanner(), scale: await bench.addScale(), userData };
  const start = (more: Readonly<Record<string, string>>): Promise<Counter> =>
    startCounter({
      userData,
      centreUrl: network.url,
      labelPrinter: `${printer.host}:${printer.port}`,
      devicesEnv: bench.env,
      env: { ...env, ...more },
    });
  const deskWith = (counter: Counter): Desk => ({
    ...devices,
    counter,
    ledger: (read) => readLedger(userData, read),
    startAgain: async (more = {}) => {
      await counter.close();
      const next = await start(more);
      undo.push(() => next.close());
      return deskWith(next);
    },
  });
  const counter = await start({});
  undo.push(() => counter.close());
  return deskWith(counter);
}

function readLedger<T>(userData: string, read: (db: Db) => T): T {
  const db = openReader(path.join(userData, 'station', 'ledger.db'), null);
  try {
    return read(db);
  } finally {
    db.close();
  }
}
