/**
 * The command behind every scan on the Accept screen: load what the number touches, decide, commit.
 * Nothing here grows with the ledger: each load is by key.
 */
import {
  decideAccept,
  type AcceptDecision,
  type AcceptFacts,
  type AcceptRefusal,
  type CheckDigit,
} from '../../../domain/custody/accept-item.ts';
import type { WeighingOutcome } from '../../../domain/custody/weight-attention.ts';
import type { Capture, LabelTemplate, NewEvent } from '../../../domain/custody/event.ts';
import type { Cancelled, CurrentUse, OpenConsignment, OpenSet, Rejection } from '../../../domain/custody/facts.ts';
import { asksWeight } from '../../../domain/custody/ask-weight.ts';
import { issueLabel, templateOf } from '../../../domain/custody/correct-acceptance.ts';
import { refToUseId, type ConsignmentId, type ItemNumber } from '../../../domain/custody/ids.ts';
import { DEFAULT_TERMS } from '../../../domain/custody/manifest-ref.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { ManifestItem } from '../projections/manifest-rows.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { runCommand, type CommandFault, type Effects, type Ran } from './run-command.ts';

export type ScanCommand = {
  readonly requestId: string;
  readonly number: ItemNumber;
  readonly check: CheckDigit;
  readonly capture: Capture;
  readonly weighing: WeighingOutcome;
};

/** Positions in the ledger; the desk turns them into a screen. */
export type ScanAnswer =
  { readonly kind: 'accepted'; readonly n: number } | { readonly kind: 'already'; readonly n: number };

/** Accepts one article, or says that the book holds it already. */
export function acceptScan(core: Core, scan: ScanCommand): Reply<Ran<ScanAnswer>, AcceptRefusal | CommandFault> {
  return runCommand(core, {
    requestId: scan.requestId,
    name: 'item.accept',
    action: 'item.accept',
    decide: () => decide(core, scan),
  });
}

function decide(core: Core, scan: ScanCommand): Reply<Effects<ScanAnswer>, AcceptRefusal> {
  const consignment = openConsignment(core);
  const expected = core.projections.manifests.find(scan.number, consignment?.consignment ?? null);
  const facts = factsOf(core, scan, consignment, expected);
  const decision = decideAccept(facts, { ...scan, number: expected?.item ?? scan.number });
  if (decision.kind === 'refused') return refuse(decision.refusal);
  if (decision.kind === 'already') return ok(alreadyEffects(core, decision.use));
  if (decision.kind === 'listed') return ok(listedEffects(core, decision, consignment));
  const [accepted] = decision.events;
  // Without a slot there is nothing to print: no label may exist in the ledger only.
  const { terms } = consignment ?? { terms: DEFAULT_TERMS };
  if (terms.label === 'none' || accepted.payload.lane !== 'forward' || accepted.payload.slot === null)
    return ok({ events: [accepted], answer: acceptedAt });
  return ok(labelledEffects(core, accepted, templateOf(terms)));
}

/** An acceptance with the first copy of its label, in one transaction. */
export function labelledEffects(
  core: Core,
  accepted: NewEvent & { type: 'item.accepted' | 'item.booked' },
  template: LabelTemplate,
): Effects<ScanAnswer> {
  const head = core.store.events.head();
  const station = core.store.events.station();
  if (head === null || station === null) throw new Error('a set is open on a station that is not enrolled');
  const use = refToUseId({ station, epoch: head.epoch, seq: head.seq + 1 });
  const label = issueLabel({ use, copies: 0 }, template);
  return {
    events: [accepted, label],
    answer: acceptedAt,
    also: ([n]) => core.printJobs.queue(label.payload, n ?? 0, core.clock.nowMs()),
  };
}

/** It has its line now, and its label if the contract prints one. */
function listedEffects(
  core: Core,
  { use, event }: Extract<AcceptDecision, { kind: 'listed' }>,
  consignment: OpenConsignment | null,
): Effects<ScanAnswer> {
  const { n = 0 } = core.projections.uses.onHandByItem(use.item) ?? {};
  const answer = (): ScanAnswer => ({ kind: 'accepted', n });
  const { terms } = consignment ?? { terms: DEFAULT_TERMS };
  if (terms.label === 'none' || event.payload.slot === null) return { events: [event], answer };
  const label = issueLabel(use, templateOf(terms));
  return { events: [event, label], answer, also: () => core.printJobs.queue(label.payload, n, core.clock.nowMs()) };
}

function acceptedAt(positions: readonly number[]): ScanAnswer {
  return { kind: 'accepted', n: positions[0] ?? 0 };
}

/** Nothing is written: the answer is the use that the book holds. */
export function alreadyEffects(core: Core, { item }: CurrentUse): Effects<ScanAnswer> {
  const n = core.projections.uses.onHandByItem(item)?.n ?? 0;
  return { events: [], answer: () => ({ kind: 'already', n }) };
}

function factsOf(
  core: Core,
  scan: ScanCommand,
  consignment: OpenConsignment | null,
  found: ManifestItem | null,
): AcceptFacts {
  const item = found?.item ?? scan.number;
  const expected = standsIn(found, consignment) ? found : null;
  const use = heldUse(core, scan.number, found);
  const plan = core.plans.inForce(core.clock.nowMs());
  const rule = expected === null ? null : (plan?.route(expected.pin) ?? null);
  return {
    set: openSet(core),
    consignment,
    expected,
    waitsFor: expected === null ? core.projections.manifests.waitingFor(scan.number) : null,
    use,
    cancelled: cancelledParcel(core, found, use),
    rejection: consignment === null ? null : rejectionOf(core, { item, found }, consignment.consignment),
    route: rule === null || plan === null ? null : { slot: rule.slot, plan: plan.plan },
    isLineTaken: use?.line === null && expected !== null && isTaken(core, expected, use),
    asksWeight: isAsked(core, consignment, item),
    left: leftOf(core, consignment),
  };
}

/**
 * The use of the parcel in hand, whichever of its numbers was read, now or when it came in: a parcel taken in by the
 * Amazon number before its manifest came is the same parcel when its article number is read after. One that got a new
 * number is the same when its old one, or another number of its line, is read.
 */
export function heldUse(core: Core, number: ItemNumber, found: ManifestItem | null): KnownUse | null {
  const { uses, byLine } = core.projections;
  const numbers = new Set([number, ...numbersOf(found)]);
  for (const one of numbers) {
    const use = uses.onHandByItem(one);
    if (use !== null) return use;
  }
  const n = heldUnderOld(core, numbers) ?? (found === null ? null : byLine.heldOn(found.consignment, found.line));
  return n === null ? null : uses.byN(n);
}

function heldUnderOld({ projections }: Core, numbers: ReadonlySet<ItemNumber>): number | null {
  for (const one of numbers) {
    const n = projections.oldNumbers.heldUnder(one);
    if (n !== null) return n;
  }
  return null;
}

/** The parcel was turned away, by this number or by another one under which it had its line. */
export function rejectionOf(
  { projections }: Core,
  { item, found }: { readonly item: ItemNumber; readonly found: ManifestItem | null },
  consignment: ConsignmentId,
): Rejection | null {
  const { consignments, byLine } = projections;
  const byNumber = consignments.rejectionOf(item, consignment);
  if (byNumber !== null || found === null || found.consignment !== consignment) return byNumber;
  return byLine.wentBack(consignment, found.line);
}

/** An order id is shared by several parcels: it never identifies one. */
function numbersOf(found: ManifestItem | null): ItemNumber[] {
  if (found === null) return [];
  const others = found.aliases.filter(({ kind }) => kind !== 'order').map(({ value }) => value as ItemNumber);
  return [found.item, ...others]; // compared with stored numbers only, so an odd one finds nothing
}

/** On the list of the consignment that is open. */
function standsIn(found: ManifestItem | null, consignment: OpenConsignment | null): found is ManifestItem {
  return found !== null && found.cancelledMs === null && found.consignment === consignment?.consignment;
}

/**
 * What the partner cancelled of the parcel in hand. One that has its line is cancelled by that line, whichever of its
 * numbers was read and whatever list that number stands on by now.
 */
export function cancelledParcel(core: Core, found: ManifestItem | null, use: KnownUse | null): Cancelled | null {
  if (use === null || use.line === null) return cancelledLine(core, found);
  return cancelledLine(core, core.projections.manifests.line(use.consignment, use.line));
}

/** A line off its list, unless that consignment is finished: its numbers may be on other parcels by now. */
function cancelledLine({ projections }: Core, found: ManifestItem | null): Cancelled | null {
  if (found === null || found.cancelledMs === null) return null;
  const { consignment, cancelledMs: atMs } = found;
  return projections.consignments.byId(consignment)?.state === 'finished' ? null : { consignment, atMs };
}

/** Another parcel is held on the line, or under its article number. */
function isTaken({ projections }: Core, expected: ManifestItem, use: KnownUse): boolean {
  if (projections.byLine.heldOn(expected.consignment, expected.line) !== null) return true; // this one has no line
  const other = projections.uses.onHandByItem(expected.item);
  return other !== null && other.use !== use.use;
}

/** Whether the contract asks for the weight of an article. Only a sample looks anything up. */
function isAsked(core: Core, consignment: OpenConsignment | null, item: ItemNumber): boolean {
  return consignment !== null && weightAsked(core, consignment)(item);
}

/** The same for all articles of a consignment that was taken up. */
export function weightAsked(
  { projections }: Core,
  { consignment, terms }: Pick<OpenConsignment, 'consignment' | 'terms'>,
): (item: ItemNumber) => boolean {
  const seed = terms.weigh === 'sample' ? (projections.consignments.byId(consignment)?.seed ?? '') : '';
  return (item) => asksWeight(terms, { seed, consignment, item });
}

/** Only a count asks. By the running counts, which a scan can afford; finishing counts the parcels themselves. */
export function leftOf(core: Core, consignment: OpenConsignment | null): number {
  if (consignment?.manifest.source !== 'declared') return 0;
  const counts = core.projections.consignments.byId(consignment.consignment);
  if (counts === null) return 0;
  return Math.max(0, consignment.declared - counts.accepted - counts.rejected);
}

/** The open set as the rules see it. */
export function openSet(core: Core): OpenSet | null {
  const open = core.projections.sets.open();
  return open === null ? null : { set: open.set, opening: open.opening };
}

/** The consignment being accepted now, with the terms of its manifest. */
export function openConsignment(core: Core): OpenConsignment | null {
  const open = core.projections.consignments.open();
  return open === null ? null : known(core, open.consignment, open.state);
}

/** A consignment that is known here, with how far this station is with it. */
export function consignmentById(core: Core, id: ConsignmentId): OpenConsignment | null {
  return known(core, id, core.projections.consignments.byId(id)?.state ?? 'expected');
}

function known(core: Core, id: ConsignmentId, state: OpenConsignment['state']): OpenConsignment | null {
  const manifest = core.projections.manifests.byConsignment(id);
  if (manifest === null) return null;
  const { consignment, partner, declared, declaredGrams, vehicle, terms, ref, cancelledMs } = manifest;
  const cancelled = cancelledMs !== null;
  return { consignment, partner, state, declared, declaredGrams, vehicle, terms, manifest: ref, cancelled };
}
