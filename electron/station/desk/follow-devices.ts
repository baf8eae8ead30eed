/**
 * Subscribes to the devices process and feeds its reports to the station, until the port closes.
 */
import type { ContractRouterClient } from '@orpc/contract';
import type { devicesContract } from '../../../domain/contract/devices.ts';
import type { Station } from '../create-station.ts';

/**
 * Ends when the devices process ends; main hands out a new port when it is back. Then its printers are let go and its
 * devices are gone, with the weight they had given, unless the next process has taken its place already.
 */
export async function followDevices(
  devices: ContractRouterClient<typeof devicesContract>,
  station: Pick<Station, 'takeDevice' | 'devicesGone' | 'connectPrinters'>,
): Promise<void> {
  const letGo = station.connectPrinters(devices.printer);
  const events = await devices.device.live().catch(() => null);
  for (;;) {
    // The iterator rejects when the port closes: the devices process went away.
    const next = await events?.next().catch(() => null);
    if (next === undefined || next === null || next.done === true) break;
    station.takeDevice(next.value); // not inside a catch: a fault of ours must be heard, not taken for a closed port
  }
  if (letGo()) station.devicesGone();
}
