/**
 * What a screen may know and do: three live views, and commands. Views live in the query cache under fixed keys, so that a
 * part of a screen renders only when its own part of a view changed.
 */
import { skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { AcceptView } from '../../domain/contract/accept-view.ts';
import type { DeskView, SessionView } from '../../domain/contract/station.ts';
import type { CommandInbox } from './command-inbox.ts';
import { follow } from './follow.ts';
import { newestView } from './newest-view.ts';
import type { Send } from './send-command.ts';
import type { StationClient } from './station-client.ts';
import type { LinkState, StationLink } from './station-link.ts';

export type Station = {
  readonly client: StationClient;
  readonly link: StationLink;
  readonly send: Send;
  /** Lives as long as the page: which scanned commands were taken. */
  readonly commands: CommandInbox;
};

const SESSION = ['session'] as const;
const DESK = ['desk'] as const;
const ACCEPT = ['accept'] as const;
/** Filled from the streams, never fetched. */
const LIVE = { queryFn: skipToken, staleTime: Infinity, gcTime: Infinity } as const;

export const StationContext = createContext<Station | null>(null);

export function useStation(): Station {
  const station = useContext(StationContext);
  if (station === null) throw new Error('a screen was rendered outside of its station');
  return station;
}

export function useLinkState(): LinkState {
  const { link } = useStation();
  return useSyncExternalStore(link.watch, link.state);
}

/** A part of a live view; undefined until the first one has come. `select` must be stable. */
export function useSession<P>(select: (view: SessionView) => P): P | undefined {
  return useQuery<SessionView, Error, P>({ ...LIVE, queryKey: SESSION, select }).data;
}

export function useDesk<P>(select: (view: DeskView) => P): P | undefined {
  return useQuery<DeskView, Error, P>({ ...LIVE, queryKey: DESK, select }).data;
}

export function useAccept<P>(select: (view: AcceptView) => P): P | undefined {
  return useQuery<AcceptView, Error, P>({ ...LIVE, queryKey: ACCEPT, select }).data;
}

export function takeSession(cache: QueryClient, view: SessionView): void {
  cache.setQueryData<SessionView>(SESSION, view);
}

export function takeAccept(cache: QueryClient, view: AcceptView): void {
  cache.setQueryData<AcceptView>(ACCEPT, (held) => newestView(held, view));
}

/** Follows session and desk for as long as the page lives. */
export function useFollowedStation({ client }: Station): void {
  const cache = useQueryClient();
  useEffect(() => {
    const stops = [
      follow(
        async (options) => {
          const live = await client.session.live(undefined, options);
          takeSession(cache, await client.session.view(undefined, options)); // subscribed first, so nothing falls between
          return live;
        },
        (view) => takeSession(cache, view),
      ),
      follow(
        (options) => client.desk.live(undefined, options),
        (view) => cache.setQueryData<DeskView>(DESK, view),
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [cache, client]);
}

/** Follows the Accept view while a set is open; forgets it when the clerk is gone. */
export function useFollowedAccept(): void {
  const { client } = useStation();
  const cache = useQueryClient();
  useEffect(() => {
    const stop = follow(
      (options) => client.accept.live(undefined, options),
      (view) => takeAccept(cache, view),
    );
    return () => {
      stop();
      cache.removeQueries({ queryKey: ACCEPT });
    };
  }, [cache, client]);
}
