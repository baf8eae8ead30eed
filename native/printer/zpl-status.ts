/**
 * What a ZPL printer answers to ~HS ("host status"), as one state. Pure and tolerant.
 * Invariant: `ready` needs both status strings, complete and clean; anything less is `unknown` or the fault it names.
 *
 * The answer is three strings, each between STX and ETX (ZPL II Programming Guide, ~HS):
 *   aaa,b,c,dddd,eee,f,g,h,iii,j,k,l    b paper out, c paused, eee formats waiting, f buffer full
 *   mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www    o head up, p ribbon out, u labels left of the batch
 *   xxxx,y                              not used here
 */
import type { PrinterState } from '../../domain/contract/devices.ts';

export const ZPL_STATUS_QUERY = '~HS\r\n';

/** Takes all bytes that came back, Latin-1, noise included. Empty or garbled text gives `unknown`. */
export function decodeZplStatus(answer: string): PrinterState {
  const rows = findRows(answer);
  const first = rows.find((row) => row.length >= 12);
  const second = rows.find((row) => row !== first && row.length >= 9);
  // Opening the head also pauses the printer, so the cause comes before the pause.
  if (isOn(second?.[2])) return 'head-open';
  if (isOn(first?.[1])) return 'paper-out';
  if (isOn(second?.[3])) return 'ribbon-out';
  if (isOn(first?.[2])) return 'paused';
  if (first === undefined || second === undefined) return 'unknown';
  return isOn(first[5]) || Number(first[4]) > 0 || Number(second[8]) > 0 ? 'busy' : 'ready';
}

/** Whether the answer has come whole: its third string has ended. */
export function isZplStatusComplete(answer: string): boolean {
  return answer.split('\x03').length > 3;
}

/** The strings as fields; a string with anything but figures in it is not one. */
function findRows(answer: string): readonly (readonly string[])[] {
  return answer
    .replaceAll('\x02', '\n')
    .replaceAll('\x03', '\n')
    .split(/[\r\n]+/)
    .map((row) => row.split(',').map((field) => field.trim()))
    .filter((row) => row.every((field) => /^[0-9A-F]{1,8}$/i.test(field)));
}

function isOn(field: string | undefined): boolean {
  return field !== undefined && Number(field) > 0;
}
