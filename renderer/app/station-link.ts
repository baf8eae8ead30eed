/**
 * The changeable link to the station: its port dies with the station process and a new one takes its place.
 * Invariant: no call hangs on a dead port. Open calls are aborted when it goes; later ones wait for the next port.
 */
import { DynamicLink, type ClientContext, type ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { stationContract } from '../../domain/contract/station.ts';

/** The part of a port that is used, so that tests can give Node's. */
export type StationPort = Pick<MessagePort, 'addEventListener' | 'postMessage' | 'start' | 'close'>;

export type LinkState = 'waiting' | 'up' | 'lost';

export type StationLink = {
  readonly link: ClientLink<ClientContext>;
  readonly state: () => LinkState;
  /** Calls back on each change of state; returns how to stop. */
  readonly watch: (changed: () => void) => () => void;
};

type Current = { readonly port: StationPort; readonly gone: AbortController };

/** Takes ports from `onPort` as they come and always talks over the newest. */
export function createStationLink(onPort: (take: (port: StationPort) => void) => void): StationLink {
  let ready = Promise.withResolvers<ClientLink<ClientContext>>();
  let current: Current | undefined;
  let state: LinkState = 'waiting';
  const watchers = new Set<() => void>();
  const become = (next: LinkState): void => {
    state = next;
    for (const changed of watchers) changed();
  };
  const drop = (dead: Current): void => {
    dead.gone.abort(new Error('the station went away'));
    if (current !== dead) return;
    current = undefined;
    ready = Promise.withResolvers();
    become('lost');
  };
  onPort((port) => {
    if (current !== undefined) {
      current.port.close();
      drop(current);
    }
    const mine: Current = { port, gone: new AbortController() };
    current = mine;
    port.addEventListener('close', () => drop(mine)); // before the link's own listener: a call between the two would hang
    ready.resolve(linkOver(mine));
    port.start();
    become('up');
  });
  return {
    link: new DynamicLink(() => ready.promise),
    state: () => state,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

function linkOver({ port, gone }: Current): ClientLink<ClientContext> {
  const link = new RPCLink({ port, plugins: [new ResponseValidationPlugin(stationContract)] });
  return {
    call: (path, input, options) => {
      const signal = options.signal === undefined ? gone.signal : AbortSignal.any([gone.signal, options.signal]);
      return link.call(path, input, { ...options, signal });
    },
  };
}
