/**
 * Feed entries into the inbox, each with its projections in one transaction.
 * Invariant: bytes are kept as they came; an entry of an unknown kind is kept and not interpreted; none comes twice.
 */
import { createHash } from 'node:crypto';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { readEntry } from '../projections/read-entry.ts';
import type { FeedPage } from './central-client.ts';

export type FeedFault = { readonly kind: 'feed-damaged'; readonly version: number };

/** Stores the page's entries that are new; answers how many were. Throws storage errors. */
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
  const known = readEntry(entry.body);
  const receivedMs = core.clock.nowMs();
  const { version, body, hash } = entry;
  core.store.inWrite(() => {
    core.store.inbox.add({ version, kind: known?.kind ?? 'unknown', body, hash, receivedMs });
    if (known !== null) core.projections.applyInbox(known, version, receivedMs);
    return ok(null);
  });
}
