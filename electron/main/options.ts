/**
 * Every option that is not part of a station's enrolment, and where it comes from: the environment
 * (tests, demo, administrators). Read once at start; a wrong value is a fault, never a silent default.
 *
 *   DAKSETU_LABEL_PRINTER   host:port of the label printer, e.g. 192.168.1.40:9100
 *   DAKSETU_REPORT_PRINTER  name of the A4 printer as this PC knows it, or "default" for the one the system prefers
 *   DAKSETU_REPORT_COPIES   copies of a manifest that come out by themselves when it is finished, 0 to 4; 2 when not said
 *   DAKSETU_CENTRE_URL      address of the centre offered when the station is enrolled
 *   DAKSETU_IDLE_LOCK_MINUTES  minutes without a scan or a key after which the station locks, 1 to 60; 5 when not said
 *   DAKSETU_PERSONAL_DAYS   days after a month's end for which its personal records are kept, 1 to 3650; 90 when not said
 *   DAKSETU_SQLITE_BINDING  file of better-sqlite3's native part, for a runtime that the packaged one does not fit
 *                           (ignored when packaged: it would run in the process that holds the key)
 *   DAKSETU_TEST_KEYSTORE   1: run without a keystore; marks every screen and sheet TEST
 *   DAKSETU_DEVICES_ENV     JSON of variables for the devices process alone, such as a preloaded mock of its drivers
 *                           (ignored when packaged)
 *   ELECTRON_RENDERER_URL   development server of the pages (set by electron-vite; ignored when packaged)
 */
import path from 'node:path';
import { z } from 'zod';
import type { PrinterAddress } from '../../domain/contract/devices.ts';
import type { StationStart } from '../../domain/contract/start.ts';
import { ok, refuse, type Reply } from '../../domain/reply.ts';
import { isSafeCentreAddress } from '../../domain/sync/centre-address.ts';

export type Options = {
  readonly labelPrinter: PrinterAddress | null;
  readonly reportPrinter: StationStart['reportPrinter'];
  readonly centreUrl: string;
  readonly idleLockMinutes: number;
  readonly personalDays: number;
  readonly nativeBinding: string | null;
  readonly testKeystore: boolean;
  readonly devUrl: string | null;
  readonly devicesEnv: Readonly<Record<string, string>>;
};

export type OptionFault = { readonly kind: 'wrong-option'; readonly name: string; readonly value: string };

/** Reads the options; the fault names the variable that cannot be understood. */
export function readOptions(
  env: Readonly<Record<string, string | undefined>>,
  isPackaged: boolean,
): Reply<Options, OptionFault> {
  const printer = env['DAKSETU_LABEL_PRINTER'] ?? '';
  const labelPrinter = printer === '' ? null : parsePrinter(printer);
  if (labelPrinter === undefined) return wrong('DAKSETU_LABEL_PRINTER', printer);
  const reportPrinter = parseReportPrinter(env);
  if (!reportPrinter.ok) return reportPrinter;
  const centreUrl = env['DAKSETU_CENTRE_URL'] ?? '';
  if (centreUrl !== '' && !isWebAddress(centreUrl)) return wrong('DAKSETU_CENTRE_URL', centreUrl);
  const idle = env['DAKSETU_IDLE_LOCK_MINUTES'] ?? '5';
  if (!/^([1-9]|[1-5]\d|60)$/.test(idle)) return wrong('DAKSETU_IDLE_LOCK_MINUTES', idle);
  const days = env['DAKSETU_PERSONAL_DAYS'] ?? '90';
  if (!/^[1-9]\d{0,3}$/.test(days) || Number(days) > 3650) return wrong('DAKSETU_PERSONAL_DAYS', days);
  const binding = isPackaged ? '' : (env['DAKSETU_SQLITE_BINDING'] ?? '');
  if (binding !== '' && !path.isAbsolute(binding)) return wrong('DAKSETU_SQLITE_BINDING', binding);
  const devicesEnv = isPackaged ? {} : parseVariables(env['DAKSETU_DEVICES_ENV'] ?? '');
  if (devicesEnv === undefined) return wrong('DAKSETU_DEVICES_ENV', env['DAKSETU_DEVICES_ENV'] ?? '');
  return ok({
    labelPrinter,
    reportPrinter: reportPrinter.value,
    centreUrl,
    idleLockMinutes: Number(idle),
    personalDays: Number(days),
    nativeBinding: binding === '' ? null : binding,
    testKeystore: env['DAKSETU_TEST_KEYSTORE'] === '1',
    devUrl: isPackaged ? null : (env['ELECTRON_RENDERER_URL'] ?? null),
    devicesEnv,
  });
}

function wrong(name: string, value: string): Reply<never, OptionFault> {
  return refuse({ kind: 'wrong-option', name, value });
}

function parsePrinter(text: string): PrinterAddress | undefined {
  const [, host, digits] = /^([^\s:]{1,255}|\[[0-9a-fA-F:]+\]):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port };
}

/** A printer's name in CUPS has at most 127 characters. */
function parseReportPrinter(
  env: Readonly<Record<string, string | undefined>>,
): Reply<Options['reportPrinter'], OptionFault> {
  const name = (env['DAKSETU_REPORT_PRINTER'] ?? '').trim();
  if (name.length > 127) return wrong('DAKSETU_REPORT_PRINTER', name);
  const copies = env['DAKSETU_REPORT_COPIES'] ?? '2';
  if (!/^[0-4]$/.test(copies)) return wrong('DAKSETU_REPORT_COPIES', copies);
  return ok(name === '' ? null : { name, copies: Number(copies) });
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && text.length <= 200 && isSafeCentreAddress(text);
}

function parseVariables(text: string): Record<string, string> | undefined {
  if (text === '') return {};
  try {
    const parsed = z.record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/), z.string()).safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
