/**
 * Ours: the accept command as the product runs it, with everything the product does after its commit.
 * Fresh parcels every time, most of them on the manifest; labels are printed between slices, as they would be.
 */
import { acceptScan, type ScanCommand } from '../../../electron/station/commands/accept-scan.ts';
import type { Core } from '../../../electron/station/core.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { startPrintQueue } from '../../../electron/station/printing/print-queue.ts';
import { waitingCount } from '../../../electron/station/sync/sync-loop.ts';
import { ok } from '../../../domain/reply.ts';
import { must } from '../../support/station/ready-station.ts';
import type { BenchOffice } from './bench-office.ts';
import { openCore, scanOf, signInClerk, takeUp } from './open-core.ts';
import type { Contestant } from './rounds.ts';

/** One parcel in so many is on no manifest. */
const UNMANIFESTED_EVERY = 20;
/** No generated ledger comes as far. */
const FRESH_CONSIGNMENT = 15_000;
const FRESH_STRANGER = 90_000_000;

export type AcceptContestant = Contestant & {
  readonly events: () => number;
  readonly acceptances: () => number;
  /** Bytes of the last acceptance, as stored. */
  readonly lastAccepted: () => Uint8Array;
  /** Walks what this run appended, or throws. */
  readonly verify: () => void;
};

export type AcceptSetup = {
  readonly name: string;
  readonly dataDir: string;
  readonly office: BenchOffice;
  /** What the contract of the consignment asks for: with `full`, an accept issues a label and queues its printing. */
  readonly label: 'none' | 'full';
};

/** Opens the ledger in `dataDir`, signs the clerk in and takes up a consignment. */
export function createAccept({ name, dataDir, office, label }: AcceptSetup): AcceptContestant {
  const clock = { nowMs: () => Date.now(), offsetMinutes: () => 330, steadyMs: () => performance.now() };
  const { core, stop } = withAfterCommit(openCore({ dataDir }, clock));
  signInClerk(core);
  const first = core.store.events.head()?.n ?? 0;
  const parcels = parcelsOf(core, office, label);
  let scans: ScanCommand[] = [];
  return {
    name,
    prepare: (count) => {
      core.store.inWrite(() => {
        markPrinted(core);
        return ok(null);
      });
      scans = Array.from({ length: count }, parcels);
    },
    one: () => {
      const scan = scans.pop();
      if (scan === undefined) throw new Error('no parcel was prepared');
      must(acceptScan(core, scan));
    },
    events: () => core.store.events.head()?.n ?? 0,
    acceptances: () => core.store.db.prepare('SELECT count(*) FROM item_use').pluck().get() as number,
    lastAccepted: () => core.store.db.prepare(LAST_ACCEPTED).pluck().get() as Uint8Array,
    verify: () => {
      const walk = verifyChain(core.store.db, first);
      if (walk.broken !== null || walk.to !== core.store.events.head()?.n) throw new Error(JSON.stringify(walk));
    },
    close: async () => {
      await stop();
      core.store.close();
    },
  };
}

const LAST_ACCEPTED = "SELECT bytes FROM event WHERE type = 'item.accepted' ORDER BY n DESC LIMIT 1";

/** After each commit the product counts what waits for the centre and for the printer. */
function withAfterCommit(core: Core): { core: Core; stop: () => Promise<void> } {
  const queue = startPrintQueue({ core, printer: null, client: () => null, desk: noDesk });
  // As the product does it: once the turn is over, so not on the way of a scan.
  let closed = false;
  const committed = (): void => {
    setImmediate(() => {
      if (closed) return;
      waitingCount(core);
      queue.nudge();
    });
  };
  const stop = (): Promise<void> => {
    closed = true;
    return queue.stop();
  };
  return { core: { ...core, committed }, stop };
}

const noDesk = () => ({ officeName: '', counter: '' });

function markPrinted(core: Core): void {
  for (let job = core.printJobs.next(); job !== null; job = core.printJobs.next()) core.printJobs.ended(job.id, 'sent');
}

/** Takes up one manifest and gives its parcels, one by one, with strangers between them. */
function parcelsOf(core: Core, office: BenchOffice, label: 'none' | 'full'): () => ScanCommand {
  const plain = office.manifest(FRESH_CONSIGNMENT);
  const manifest = { ...plain, terms: { ...plain.terms, label } };
  let taken = 0;
  let strangers = 0;
  takeUp(core, manifest);
  return () => {
    if ((taken + strangers) % UNMANIFESTED_EVERY === 0)
      return scanOf(office.unmanifested(FRESH_STRANGER + strangers++), 500);
    const line = manifest.lines[taken++];
    if (line === undefined) throw new Error('the manifest is used up');
    return scanOf(line.item, line.grams);
  };
}
