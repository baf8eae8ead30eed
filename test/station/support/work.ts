/**
 * Short words for what a clerk does, for tests that need a ledger with a day's work in it.
 */
import { randomUUID } from 'node:crypto';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';

/** Signs in, opens a set and takes up the consignment. */
export function beginWork(station: Station, manifest: ManifestEntry): void {
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
  must(station.receive(randomUUID(), manifest.consignment as ConsignmentId));
}

/** Weighs and scans lines `from`..`to` (from 0, `to` not included). */
export function acceptLines(station: Station, manifest: ManifestEntry, from: number, to: number): void {
  for (const { item, grams } of manifest.lines.slice(from, to)) {
    weigh(station, grams);
    scan(station, item);
  }
}

/** Undo, reject, weigh again, print again, an unmanifested parcel, a duplicate, a stop: a bit of everything. */
export function mixedWork(station: Station, manifest: ManifestEntry): void {
  const { accept } = station.desks;
  acceptLines(station, manifest, 0, 2);
  must(accept.undo(randomUUID(), lastUseOf(station)));
  acceptLines(station, manifest, 1, 3);
  must(accept.reject(randomUUID(), lastUseOf(station), 'wet'));
  acceptLines(station, manifest, 3, 4);
  weigh(station, (manifest.lines[3]?.grams ?? 0) + 900);
  must(accept.weighAgain(randomUUID(), lastUseOf(station)));
  must(accept.printAgain(randomUUID(), lastUseOf(station)));
  scan(station, manifest.lines[0]?.item ?? '');
  weigh(station, 640);
  scan(station, 'CK123456785IN');
  scan(station, '406-1121854-6708985');
  accept.understood();
}
