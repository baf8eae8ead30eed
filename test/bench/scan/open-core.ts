/**
 * The station's real store and commands without its loops: no sync, no print queue, nothing that runs beside a scan.
 * Invariant: everything is written by the product's own commands; nothing here touches a table.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { FeedEntry, ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId, EpochId, ItemNumber, OfficeId, StationId } from '../../../domain/custody/ids.ts';
import { ok } from '../../../domain/reply.ts';
import type { ScanCommand } from '../../../electron/station/commands/accept-scan.ts';
import { runCommand } from '../../../electron/station/commands/run-command.ts';
import { finishConsignment, receiveConsignment, tallyOf } from '../../../electron/station/commands/work-consignment.ts';
import { closeWorkSet, openWorkSet } from '../../../electron/station/commands/work-set.ts';
import type { Clock, Core } from '../../../electron/station/core.ts';
import { createCore } from '../../../electron/station/create-core.ts';
import { openStore, type StoreOptions } from '../../../electron/station/ledger/store.ts';
import { takeFeed } from '../../../electron/station/sync/take-feed.ts';
import { DEMO_CLERK_ID, DEMO_OFFICE_ID } from '../../support/manifest/demo-office.ts';
import { must } from '../../support/station/ready-station.ts';

/** Opens the store in `dataDir` as the station does, and throws with its refusal. */
export function openCore(options: Omit<StoreOptions, 'nativeBinding'>, clock: Clock): Core {
  const store = must(openStore({ ...options, nativeBinding: null }));
  return createCore(store, clock, () => {});
}

/** Enrols a new store and feeds it the office; a store that is enrolled is left as it is. */
export function foundOffice(core: Core, entries: readonly FeedEntry[]): void {
  if (core.store.events.head() !== null) return;
  const epoch = randomBytes(16).toString('hex') as EpochId;
  const office = DEMO_OFFICE_ID as OfficeId;
  must(
    runCommand(core, {
      requestId: randomUUID(),
      name: 'station.enrol',
      action: null,
      decide: () => {
        core.store.events.startEpoch('560001-C9' as StationId, epoch);
        const payload = {
          reason: 'enrolment',
          parent: null,
          publicKey: 'A'.repeat(43),
          office,
          counter: 'Bench',
        } as const;
        return ok({ events: [{ type: 'epoch.started', payload }], answer: () => null });
      },
    }),
  );
  feedCore(core, entries);
}

/** Puts entries into the inbox as the feed would. */
export function feedCore(core: Core, entries: readonly FeedEntry[]): void {
  const first = core.store.inbox.version() + 1;
  const page = entries.map((entry, at) => {
    const body = JSON.stringify(entry);
    return { version: first + at, body, hash: createHash('sha256').update(body).digest('hex') };
  });
  must(takeFeed(core, { entries: page, head: first + page.length - 1, serverTimeMs: 0 }));
}

/** The clerk of the demo office signs in; without the PIN, whose hash is slow on purpose. */
export function signInClerk(core: Core): void {
  core.session.person = core.projections.people.person(DEMO_CLERK_ID);
}

/** Opens a set unless one is open, and takes up a consignment. */
export function takeUp(core: Core, manifest: ManifestEntry): void {
  if (core.projections.sets.open() === null) must(openWorkSet(core, randomUUID()));
  feedCore(core, [manifest]);
  must(receiveConsignment(core, randomUUID(), manifest.consignment as ConsignmentId));
}

/** Finishes the open consignment, if there is one, with the counts as they are. */
export function finishOpen(core: Core): void {
  const open = core.projections.consignments.open();
  if (open !== null)
    must(finishConsignment(core, randomUUID(), tallyOf(core, open.consignment).counts, () => undefined));
}

/** Finishes the consignment and closes the set. */
export function finishDay(core: Core): void {
  finishOpen(core);
  must(closeWorkSet(core, randomUUID()));
}

/** One parcel under the scanner, on the scale. */
export function scanOf(number: string, grams: number): ScanCommand {
  return {
    requestId: randomUUID(),
    number: number as ItemNumber,
    check: { state: 'right' },
    capture: { source: 'hid', symbology: ']C0', device: '0c2e:0b61:SCN0001' },
    weighing: {
      kind: 'weight',
      weight: { grams, source: 'scale', device: '0eb8:f000:SCL0001', raw: '030402000000' },
    },
  };
}
