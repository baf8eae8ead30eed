/**
 * What a torn label may be: the parcels of the open consignment that have not come yet, and the check digit.
 * Reads only; the clerk's choice enters as a number typed by hand.
 */
import type { TornAnswer } from '../../../domain/contract/accept-view.ts';
import { normaliseTyped } from '../../../domain/identifiers/normalise-typed.ts';
import { candidatesFor } from '../../../domain/identifiers/torn-label.ts';
import type { Core } from '../core.ts';
import type { ManifestItem } from '../projections/manifest-table.ts';

/** `text` as typed: readable characters, with `?` where some cannot be read. A locked station tells nothing. */
export function tornNumber(core: Core, text: string): TornAnswer {
  if (core.session.person === null) return { kind: 'none' };
  const waited = new Map(waitedFor(core).map((line) => [line.item, line]));
  const found = candidatesFor(normaliseTyped(text), waited.keys());
  if (!found.ok) return found.fault;
  return {
    kind: 'candidates',
    candidates: found.value.map(({ number, from }) => {
      const line = waited.get(number);
      return { number, from, pin: line?.pin ?? null, office: line?.office ?? null, grams: line?.grams ?? null };
    }),
  };
}

function waitedFor({ projections }: Core): readonly ManifestItem[] {
  const { manifests, consignments, uses } = projections;
  const open = consignments.open();
  if (open === null) return [];
  const come = new Set([
    ...uses.ofConsignment(open.consignment).flatMap(({ status, line }) => (status === 'cancelled' ? [] : [line])),
    ...consignments.rejections(open.consignment).map(({ line }) => line),
  ]);
  return manifests.lines(open.consignment).filter(({ line }) => !come.has(line));
}
