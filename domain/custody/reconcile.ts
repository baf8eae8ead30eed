/**
 * A consignment that was taken up by its count meets its manifest.
 * Invariant: parcels are matched by number alone, one parcel to a line; whatever does not match is named, never dropped,
 * and what was accepted stays accepted.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { weightAttention } from './accept-item.ts';
import type { AttentionCode, ConsignmentCounts, NewEvent, Payloads } from './event.ts';
import type { CurrentUse, ExpectedItem, OpenConsignment, OpenSet } from './facts.ts';
import type { ConsignmentId, ItemNumber } from './ids.ts';
import type { ContractTerms, ManifestRef } from './manifest-ref.ts';

export type ReconcileRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'no-consignment' }
  /** It was taken up with a manifest, or was reconciled before. */
  | { readonly kind: 'nothing-to-reconcile' }
  /** So many parcels stand on no line that it is another consignment's manifest, and no event could name them all. */
  | { readonly kind: 'differs-too-much'; readonly unexpected: number };

export type ReconcileFacts = {
  readonly set: OpenSet | null;
  readonly consignment: OpenConsignment | null;
  /** The manifest that came; null while none has. */
  readonly arrived: {
    readonly manifest: ManifestRef;
    readonly terms: ContractTerms;
    readonly lines: readonly ExpectedItem[];
    /** The line of a number, whichever of its numbers it is. */
    readonly lineOf: (number: ItemNumber) => ExpectedItem | null;
  } | null;
  /** What this station holds of the consignment, in the order in which it came in. */
  readonly held: readonly CurrentUse[];
  /** What the clerk turned away of it. */
  readonly rejected: readonly ItemNumber[];
  /** Where a PIN goes by the plan in force; null when the plan knows no place. */
  readonly slotOf: (pin: string) => string | null;
};

type Reconciled = Payloads['consignment.reconciled'];
type Match = Payloads['consignment.matched']['matched'][number];

/** A match takes about 170 bytes, and the centre takes an event of up to a million. */
export const MATCHES_PER_EVENT = 2_000;
/** Of a payload as JSON; the rest of an event takes less than a tenth of that. A parcel on no line takes about 85. */
const MOST_CHARS = 900_000;

export function decideReconcile(facts: ReconcileFacts): Reply<readonly NewEvent[], ReconcileRefusal> {
  const { set, consignment, arrived, held } = facts;
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (consignment === null || consignment.state === 'expected') return refuse({ kind: 'no-consignment' });
  if (consignment.manifest.source !== 'declared' || arrived === null) return refuse({ kind: 'nothing-to-reconcile' });
  const taken = new Set<number>();
  const matched: Match[] = [];
  const unexpected: Reconciled['unexpected'][number][] = [];
  for (const use of held) {
    const line = arrived.lineOf(use.item);
    if (line === null) unexpected.push({ use: use.use, why: 'not-on-manifest' });
    else if (taken.has(line.line)) unexpected.push({ use: use.use, why: 'same-parcel' });
    else {
      taken.add(line.line);
      matched.push(match(use, line, { terms: arrived.terms, slot: facts.slotOf(line.pin) }));
    }
  }
  const rejected = rejectedLines(facts.rejected, arrived.lineOf, taken);
  const gone = new Set([...taken, ...rejected.map(({ line }) => line)]);
  const absent = arrived.lines.filter(({ line }) => !gone.has(line)).map(({ item }) => item);
  const counts: ConsignmentCounts = {
    declared: arrived.lines.length,
    accepted: matched.length,
    rejected: rejected.length,
    absent: absent.length,
    unmanifested: unexpected.length,
  };
  const said = { consignment: consignment.consignment, manifest: arrived.manifest, before: consignment.declared };
  const payload: Reconciled = { ...said, counts, unexpected, rejected, absent };
  if (JSON.stringify(payload).length > MOST_CHARS)
    return refuse({ kind: 'differs-too-much', unexpected: unexpected.length });
  return ok([{ type: 'consignment.reconciled', payload }, ...matchedEvents(consignment.consignment, matched)]);
}

function matchedEvents(consignment: ConsignmentId, matched: readonly Match[]): NewEvent[] {
  const events: NewEvent[] = [];
  for (let at = 0; at < matched.length; at += MATCHES_PER_EVENT) {
    const payload = { consignment, matched: matched.slice(at, at + MATCHES_PER_EVENT) };
    events.push({ type: 'consignment.matched', payload });
  }
  return events;
}

const OF_A_COUNT: ReadonlySet<AttentionCode> = new Set([
  'beyond-declared',
  'weight-differs',
  'not-weighed',
  'no-route',
]);

function match(
  use: CurrentUse,
  { line, pin, grams }: ExpectedItem,
  { terms, slot }: { readonly terms: ContractTerms; readonly slot: string | null },
): Match {
  const kept = use.attention.filter((code) => !OF_A_COUNT.has(code));
  const weighed = weightAttention({ terms }, grams, weighingOf(use));
  const attention = [...kept, ...weighed, ...(slot === null ? (['no-route'] as const) : [])];
  return { use: use.use, line, pin, slot, declaredGrams: grams, attention };
}

function weighingOf({ grams }: CurrentUse): Parameters<typeof weightAttention>[2] {
  if (grams === null) return { kind: 'none', why: 'missing' };
  return { kind: 'weight', weight: { grams, source: 'scale', device: null, raw: null } };
}

function rejectedLines(
  items: readonly ItemNumber[],
  lineOf: (number: ItemNumber) => ExpectedItem | null,
  taken: ReadonlySet<number>,
): Reconciled['rejected'] {
  const lines = new Map<number, ItemNumber>();
  for (const item of items) {
    const line = lineOf(item)?.line;
    if (line !== undefined && !taken.has(line) && !lines.has(line)) lines.set(line, item);
  }
  return Array.from(lines, ([line, item]) => ({ item, line }));
}
