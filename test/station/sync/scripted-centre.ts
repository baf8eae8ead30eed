/**
 * A centre in memory that answers honestly, except where a test puts words into its mouth, and a loop that talks to it.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { LedgerUpload } from '../../../domain/contract/central.ts';
import { ok, refuse } from '../../../domain/reply.ts';
import { openReader } from '../../../electron/station/ledger/db.ts';
import type { CentralClient, FeedPage, KnownHead } from '../../../electron/station/sync/central-client.ts';
import { startSync, type SyncDeps, type SyncLoop } from '../../../electron/station/sync/sync-loop.ts';
import type { OpenedCopy } from '../support/prepared-folder.ts';

type Head = NonNullable<KnownHead['head']>;
type Entry = FeedPage['entries'][number];

export type ScriptedCentre = {
  readonly client: CentralClient;
  /** By epoch; a test may change what the centre holds. */
  readonly heads: Map<string, Head>;
  readonly entries: Entry[];
  /** Uploads that came, oldest first. */
  readonly uploads: LedgerUpload[];
  /** How often the feed was asked for. */
  readonly reads: () => number;
  /** Words instead of the honest answer to an upload. */
  answerUpload: ((upload: LedgerUpload) => Awaited<ReturnType<CentralClient['upload']>> | null) | null;
};

const away = () => Promise.resolve(refuse({ kind: 'away' as const, detail: 'not scripted' }));

/** Nothing is known yet. */
export function scriptedCentre(): ScriptedCentre {
  let reads = 0;
  const heads = new Map<string, Head>();
  const entries: Entry[] = [];
  const centre: ScriptedCentre = {
    heads,
    entries,
    uploads: [],
    reads: () => reads,
    answerUpload: null,
    client: {
      enrol: away,
      trace: away,
      abort: () => {},
      head: (_station, epoch) => Promise.resolve(ok({ head: heads.get(epoch) ?? null, serverTimeMs: 1 })),
      upload: async (_station, upload) => {
        centre.uploads.push(upload);
        await new Promise((resolve) => setImmediate(resolve)); // a line is never faster than the rest of the process
        const scripted = centre.answerUpload?.(upload) ?? null;
        if (scripted !== null) return scripted;
        const { seq, hash } = upload.head;
        heads.set(upload.epoch, { epoch: upload.epoch, seq, hash });
        return ok({ head: { epoch: upload.epoch, seq, hash }, serverTimeMs: 1, held: false });
      },
      feed: (_station, after) => {
        reads += 1;
        const page = entries.filter(({ version }) => version > after);
        return Promise.resolve(ok({ entries: page, head: entries.at(-1)?.version ?? 0, serverTimeMs: 1 }));
      },
    },
  };
  return centre;
}

/** A feed entry of these bytes. */
export function feedEntry(version: number, body: string): Entry {
  return { version, body, hash: createHash('sha256').update(body).digest('hex') };
}

/** The inbox of a station as the centre's feed would hold it. */
export function feedOf({ station }: OpenedCopy): Entry[] {
  return [...station.core.store.inbox.all()].map(({ version, body }) => feedEntry(version, body));
}

export type ScriptedLoop = { readonly loop: SyncLoop; readonly end: () => Promise<void> };

/** A loop of its own on the ledger of `copy`, whose own loop finds no centre at all. */
export function startScripted(copy: OpenedCopy, centre: ScriptedCentre, over: Partial<SyncDeps> = {}): ScriptedLoop {
  const { core } = copy.station;
  const reader = openReader(core.store.file, null);
  const loop = startSync({
    core,
    reader,
    client: centre.client,
    key: generateKeyPairSync('ed25519').privateKey,
    random: () => 0,
    onFeed: () => {},
    onAcknowledged: () => {},
    pollMs: 5,
    ...over,
  });
  return {
    loop,
    end: async () => {
      await loop.stop();
      reader.close();
    },
  };
}
