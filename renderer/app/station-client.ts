/** The typed client of the station contract; the only way this page reads or writes anything. */
import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { stationContract } from '../../domain/contract/station.ts';

export type StationClient = ContractRouterClient<typeof stationContract>;

export function createStationClient(link: ClientLink<ClientContext>): StationClient {
  return createORPCClient(link);
}
