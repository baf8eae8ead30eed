/**
 * The way down: pages of the feed until it ends.
 * Invariant: the centre's feed must still hold the newest entry we have; a feed that lost entries (the centre was
 * restored) would give their numbers to others, and those would be passed over without a word.
 */
import type { Core } from '../core.ts';
import type { CentralClient, CentralFault, FeedPage } from './central-client.ts';
import { takeFeed } from './take-feed.ts';

export type DownlinkDeps = {
  readonly core: Core;
  readonly client: CentralClient;
  /** After the feed brought something. */
  readonly onFeed: () => void;
  readonly onReached: (serverTimeMs: number) => void;
};

export type Downlink = {
  /** Reads what is new; null when all is there. Throws storage errors. */
  readonly read: () => Promise<CentralFault | null>;
  /** The refusal that stands. */
  readonly refusal: () => CentralFault | null;
  /** The centre was away and may have changed: its feed is compared with ours before anything is taken. */
  readonly doubt: () => void;
};

/** One per loop. */
export function createDownlink(deps: DownlinkDeps): Downlink {
  const state = { sure: false, refusal: null as CentralFault | null };
  const readPages = async (station: string): Promise<CentralFault | null> => {
    const { inbox } = deps.core.store;
    for (;;) {
      const held = inbox.version();
      const from = state.sure ? held : Math.max(0, held - 1);
      const answer = await deps.client.feed(station, from);
      if (!answer.ok) return answer.fault;
      const lost = feedBehind(deps.core, answer.value, from);
      state.sure = lost === null;
      if (lost !== null) return lost;
      const taken = takeFeed(deps.core, answer.value);
      if (!taken.ok) return { kind: 'away', detail: `feed entry ${taken.fault.version} was damaged on the way` };
      if (taken.value > 0) deps.onFeed();
      state.refusal = null;
      deps.onReached(answer.value.serverTimeMs);
      if (answer.value.entries.length === 0 || inbox.version() >= answer.value.head) return null;
    }
  };
  return {
    refusal: () => state.refusal,
    doubt: () => {
      state.sure = false;
    },
    read: async () => {
      const station = deps.core.store.events.station();
      const fault = station === null ? null : await readPages(station);
      if (fault?.kind !== 'away') state.refusal = fault;
      return fault;
    },
  };
}

/** `after` below our newest version means that the page begins with it. */
function feedBehind({ store }: Core, page: FeedPage, after: number): CentralFault | null {
  const held = store.inbox.version();
  if (page.head < held) return behind(`the centre's list ends at ${page.head}, this PC has it up to ${held}`);
  if (after === held) return null;
  const again = page.entries.find(({ version }) => version === held);
  return again !== undefined && again.hash === store.inbox.byVersion(held)?.hash
    ? null
    : behind(`the centre has another entry ${held} than this PC got`);
}

function behind(detail: string): CentralFault {
  return { kind: 'refused', code: 'feed-behind', detail, next: null };
}
