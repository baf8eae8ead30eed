/**
 * The station over its real wire: oRPC on a message port, as the page has it.
 */
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import type { stationContract } from '../../../domain/contract/station.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { createStationRouter } from '../../../electron/station/handlers/station-router.ts';

export type StationClient = ContractRouterClient<typeof stationContract>;
export type StationWire = { readonly client: StationClient; readonly close: () => void };

/** Close it in the test's teardown: an open port keeps the process alive. */
export function connectWire(station: Station): StationWire {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(createStationRouter(station)).upgrade(port1);
  const client: StationClient = createORPCClient(new RPCLink({ port: port2 }));
  port1.start();
  port2.start();
  return {
    client,
    close: () => {
      port1.close();
      port2.close();
    },
  };
}

/** The refusal's code when a call was refused, "answered" when it was not, else what went wrong. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    const { code, data } = error as { code?: string; data?: { code?: string } };
    return code === 'REFUSED' ? (data?.code ?? 'REFUSED') : `${code ?? 'thrown'}: ${String(error)}`;
  }
}
