/**
 * The A4 printer of this PC, by the name its printing system has for it; "default" is the one the system prefers.
 * Invariant: `refused` means that not a byte left; "taken by the printing system" is not "printed".
 */
import type { PrinterInfo, WebContents } from 'electron';
import type { ReportPrinterState } from '../../../domain/contract/documents.ts';

export type Printed = { readonly outcome: 'handed' | 'refused' | 'unknown'; readonly detail: string };
type Printing = Pick<WebContents, 'print'>;
type Listing = Pick<WebContents, 'getPrintersAsync'>;

/** Longer than any printing system thinks about a job. */
const ANSWER_MS = 30_000;
/** Electron says `true` while the job is still on its way out of this process: a while must pass before it may end. */
const SETTLE_MS = 1_000;

const NO_NAME = 'default';

/** Prints the laid-out page once, silently. Never rejects. */
export async function printOnPaper(contents: Printing, name: string): Promise<Printed> {
  const answer = await answered(contents, name);
  if (answer.outcome === 'handed') await new Promise((resolve) => void setTimeout(resolve, SETTLE_MS));
  return answer;
}

function answered(contents: Printing, name: string): Promise<Printed> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ outcome: 'unknown', detail: 'no answer' }), ANSWER_MS);
    const device = name === NO_NAME ? {} : { deviceName: name };
    const options = { silent: true, printBackground: true, pageSize: 'A4', ...device } as const;
    contents.print(options, (success, why) => {
      clearTimeout(timer);
      resolve(success ? { outcome: 'handed', detail: '' } : { outcome: 'refused', detail: why.slice(0, 200) });
    });
  });
}

/** How the printer is, as the printing system says; a list that cannot be read says nothing. */
export async function printerState(contents: Listing, name: string): Promise<ReportPrinterState> {
  try {
    return stateIn(await contents.getPrintersAsync(), name);
  } catch {
    return 'unknown';
  }
}

/** What the printing system calls a stopped printer: 5 in IPP (RFC 8011, printer-state). */
const IPP_STOPPED = '5';

/** `printers` as the printing system lists them. */
export function stateIn(printers: readonly Listed[], name: string): ReportPrinterState {
  const found = printers.find((one) => (name === NO_NAME ? isDefault(one) : one.name === name));
  if (found === undefined) return 'missing';
  const options = (found.options ?? {}) as Readonly<Record<string, string>>;
  const isHeld = options['printer-state'] === IPP_STOPPED || options['printer-is-accepting-jobs'] === 'false';
  return isHeld ? 'stopped' : 'ready';
}

/** Newer Electron has no `isDefault`; there the system's own choice is asked for by giving no name at all. */
export type Listed = Pick<PrinterInfo, 'name'> & { readonly options?: PrinterInfo['options'] | undefined };

function isDefault(printer: Listed): boolean {
  const { isDefault: said } = printer as { readonly isDefault?: unknown };
  return said !== false;
}
