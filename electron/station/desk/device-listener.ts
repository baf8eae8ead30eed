/**
 * Listens to the devices process and hands each report to the desk it belongs to.
 * Invariant: this is the only caller that gives a scan the source of a device.
 */
import type { DeviceEvent } from '../../../domain/contract/devices.ts';
import { readCode } from '../../../domain/identifiers/read-code.ts';
import type { AcceptDesk } from './accept-desk.ts';
import type { BadgeDesk } from './badge-desk.ts';
import type { CommandDesk } from './command-desk.ts';
import type { DeskBoard } from './desk-board.ts';
import type { WeighingDesk } from './weighing-desk.ts';

export type DeviceDesks = BadgeDesk &
  CommandDesk & {
    readonly accept: AcceptDesk;
    readonly scale: WeighingDesk;
    readonly board: DeskBoard;
    /** False while locked, without a set, or while a box asks for a PIN: scans are then not for the Accept screen. */
    readonly accepting: () => boolean;
    /** Somebody scanned: the station is not idle. */
    readonly touched: () => void;
  };

/** Takes one report. Scans at a locked station write nothing, nobody answers for them; they are counted, and the screen says so. */
export function takeDeviceEvent(desks: DeviceDesks, event: DeviceEvent): void {
  switch (event.kind) {
    case 'scan':
      desks.touched();
      if (isForPage(desks, event)) return;
      if (desks.accepting()) {
        desks.noBadge();
        desks.accept.scanned(event.data, event.aim, { source: event.source, device: event.device });
        desks.board.refresh();
      } else desks.board.scanRefused();
      return;
    case 'weight':
      desks.scale.report(event);
      desks.board.refresh();
      return;
    case 'device':
      if (event.role === 'scanner') desks.board.scanner(event.device, event.state);
      else {
        desks.scale.presence(event.state);
        desks.board.refresh();
      }
  }
}

/**
 * Hands a badge or a command to its desk. While a stop waits, a badge is a scan too many like any other: counted, and it
 * sounds again; a command may be the one that goes on.
 */
function isForPage(desks: DeviceDesks, scan: Extract<DeviceEvent, { kind: 'scan' }>): boolean {
  const { badge, command, accept, accepting } = desks;
  const { data, aim, source, device } = scan;
  const reading = readCode(data, aim);
  if (reading.kind === 'command') {
    command(reading.command);
    return true;
  }
  if (reading.kind !== 'badge') return false;
  badge(reading.badge);
  if (accepting() && accept.live.get().stopped !== null) accept.scanned(data, aim, { source, device });
  return true;
}

/** The devices process went away, and every device with it. */
export function loseDevices({ scale, board }: Pick<DeviceDesks, 'scale' | 'board'>): void {
  scale.presence('gone');
  board.scannersGone();
}
