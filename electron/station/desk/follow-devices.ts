/**
 * Subscribes to the devices process and feeds its reports to the station, until the port closes.
 */
import type { ContractRouterClient } from '@orpc/contract';
import type { devicesContract } from '../../../domain/contract/devices.ts';
import type { Station } from '../create-station.ts';

/** Ends when the devices process ends; main hands out a new port when it is back. */
export async function followDevices(
  devices: ContractRouterClient<typeof devicesContract>,
  station: Pick<Station, 'takeDevice' | 'desks' | 'connectPrinters'>,
): Promise<void> {
  try {
    for await (const event of await devices.device.live()) station.takeDevice(event);
  } catch {
    // The iterator rejects when the port closes: the devices process went away.
  }
  station.desks.board.scanner('gone');
}
