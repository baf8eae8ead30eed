/**
 * The list of parcels that go back to the partner, which the driver signs and takes a copy of.
 */
import type { GiveBackList } from '../../../domain/contract/document-model.ts';
import type { Core } from '../core.ts';
import { nameOf, placeOf, type Wanted } from './document-place.ts';

/** The list's name beside its manifest's. */
export function giveBackIdOf(manifest: string): string {
  return manifest.replace(/^AM-/, 'GB-');
}

/** Composes the list beside `manifest`, as the book is now; null when nothing goes back. */
export function composeGiveBackList(core: Core, wanted: Wanted): GiveBackList | null {
  const { consignments, uses } = core.projections;
  const place = placeOf(core, { ...wanted, id: giveBackIdOf(wanted.id) });
  if (place === null) return null;
  const held = uses.ofConsignment(wanted.consignment).filter(({ status }) => status === 'on-hand');
  const acceptedLines = new Set(held.map(({ line }) => line).filter((line) => line !== null));
  const rows = consignments
    .rejections(wanted.consignment)
    .filter(({ line }) => line === null || !acceptedLines.has(line))
    .map(({ item, line, reason, atMs, n }) => {
      const by = nameOf(core, core.store.events.at(n)?.actor ?? null);
      return { item, line, reason, atMs, by };
    });
  return rows.length === 0 ? null : { kind: 'give-back-list', ...place, manifest: wanted.id, rows };
}
