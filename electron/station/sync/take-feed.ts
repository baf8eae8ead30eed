/**
 * Feed entries into the inbox, each with its projections in one transaction.
 * Invariant: bytes are kept as they came; an entry of an unknown kind is kept and not interpreted; none comes twice.
 */
import { createHash } from 'node:crypto';
import { feedEntry } from '../../../domain/contract/feed.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { FeedPage } from './central-client.ts';

export type FeedFault = { readonly kind: 'feed-damaged'; readonly version: number };

/** Stores the page's entries that are new; answers how many were. */
export function takeFeed(core: Core, page: FeedPage): Reply<number, FeedFault> {
  let taken = 0;
  for (const entry of page.entries) {
    if (entry.version <= core.store.inbox.version()) continue;
    const hash = createHash('sha256').update(entry.body, 'utf8').digest('hex');
    if (hash !== entry.hash) return refuse({ kind: 'feed-damaged', version: entry.version });
    takeOne(core, entry);
    taken += 1;
  }
  if (taken > 0) core.plans.reload();
  return ok(taken);
}

function takeOne(core: Core, entry: FeedPage['entries'][number]): void {
  const known = feedEntry.safeParse(parseJson(entry.body));
  const receivedMs = core.clock.nowMs();
  core.store.inWrite(() => {
    const kind = known.success ? known.data.kind : 'unknown';
    core.store.inbox.add({ version: entry.version, kind, body: entry.body, hash: entry.hash, receivedMs });
    if (known.success) core.projections.applyInbox(known.data, entry.version, receivedMs);
    return ok(null);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
