/**
 * What a torn label may be: the parcels of the open consignment that have not come yet, and the check digit.
 * Reads only; the clerk's choice enters as a number typed by hand.
 */
import type { TornAnswer } from '../../../domain/contract/accept-view.ts';
import { normaliseTyped } from '../../../domain/identifiers/normalise-typed.ts';
import { candidatesFor } from '../../../domain/identifiers/torn-label.ts';
import type { Core } from '../core.ts';

/** `text` as typed: readable characters, with `?` where some cannot be read. A locked station tells nothing. */
export function tornNumber({ session, projections }: Core, text: string): TornAnswer {
  if (session.person === null) return { kind: 'none' };
  const { manifests, consignments } = projections;
  const open = consignments.open()?.consignment ?? null;
  const found = candidatesFor(normaliseTyped(text), open === null ? [] : manifests.stillExpected(open));
  if (!found.ok) return found.fault;
  return {
    kind: 'candidates',
    candidates: found.value.map(({ number, from }) => {
      const line = from === 'expected' ? manifests.find(number, open) : null;
      return { number, from, pin: line?.pin ?? null, office: line?.office ?? null, grams: line?.grams ?? null };
    }),
  };
}
