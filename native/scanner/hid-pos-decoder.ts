/**
 * HID POS barcode scanners (HID usage page 0x8C): reports to scans. Pure and total: any bytes, any order.
 * Invariant: a scan that comes out is whole. What was cut off, timed out or grew too long comes out as `dropped`.
 *
 * One report, 64 bytes with its id (Access-IS LSR118 manual): 0 report id 2; 1 length of the data; 2-4 AIM id "]cm";
 * 5-60 data; 61 vendor's code; 62 reserved; 63 bit 0: more reports follow.
 */
export type HidPosScan = { readonly kind: 'scan'; readonly aim: string | null; readonly data: string };
export type HidPosDropped = {
  readonly kind: 'dropped';
  readonly because: 'too-long' | 'cut-off';
  readonly length: number;
};
export type HidPosResult = HidPosScan | HidPosDropped;

/** What has come of an unfinished scan. `overflown` swallows the rest of a scan that grew too long. */
export type HidPosState = {
  readonly aim: string | null;
  readonly data: string;
  readonly open: boolean;
  readonly overflown: boolean;
};

/** `cut-off`: no further report came in time, or the scanner went. */
export type HidPosInput = Uint8Array | 'cut-off';

export const emptyHidPosState: HidPosState = { aim: null, data: '', open: false, overflown: false };

export const MAX_SCAN_LENGTH = 4096;

const REPORT_ID = 2;
const REPORT_LENGTH = 64;
const DATA_LENGTH = 56;
const BRACKET = 0x5d;
const AIM_ID = /^\][A-Za-z][0-9A-Za-z]$/;

/**
 * Takes one input report (id first, as node-hid gives it) or `cut-off`. Reports of another id, or too short to hold
 * a header, change nothing. `data` of a scan is Latin-1: one character a byte; one trailing CR is the scanner's
 * suffix and is removed.
 */
export function decodeHidPos(state: HidPosState, input: HidPosInput): readonly [HidPosState, readonly HidPosResult[]] {
  if (input === 'cut-off') return [emptyHidPosState, state.open ? [dropped('cut-off', state)] : []];
  if (input.length < 5 || input[0] !== REPORT_ID) return [state, []];
  const joined = join(state, input);
  const more = ((input[REPORT_LENGTH - 1] ?? 0) & 1) === 1;
  if (more) return [joined, []];
  return [emptyHidPosState, finish(joined)];
}

function join(state: HidPosState, report: Uint8Array): HidPosState {
  const { aim, start } = readHeader(report);
  const length = Math.min(report[1] ?? 0, DATA_LENGTH);
  const data = state.data + toLatin1(report.subarray(start, Math.min(start + length, REPORT_LENGTH - 2)));
  const overflown = state.overflown || data.length > MAX_SCAN_LENGTH;
  return { aim: state.open ? state.aim : aim, data: overflown ? '' : data, open: true, overflown };
}

/** Some devices put one more byte before the AIM id, and the data moves with it. Without a "]" there is no AIM id. */
function readHeader(report: Uint8Array): { readonly aim: string | null; readonly start: number } {
  const at = report[2] !== BRACKET && report[3] === BRACKET ? 3 : 2;
  const aim = toLatin1(report.subarray(at, at + 3));
  return AIM_ID.test(aim) ? { aim, start: at + 3 } : { aim: null, start: 5 };
}

function finish({ aim, data, overflown }: HidPosState): readonly HidPosResult[] {
  if (overflown) return [{ kind: 'dropped', because: 'too-long', length: MAX_SCAN_LENGTH }];
  const text = data.endsWith('\r') ? data.slice(0, -1) : data;
  return text === '' ? [] : [{ kind: 'scan', aim, data: text }];
}

function dropped(because: HidPosDropped['because'], state: HidPosState): HidPosDropped {
  return { kind: 'dropped', because, length: state.data.length };
}

function toLatin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
