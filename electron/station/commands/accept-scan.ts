/**
 * The command behind every scan on the Accept screen: load what the number touches, decide, commit.
 * Nothing here grows with the ledger: each load is by key.
 */
import {
  decideAccept,
  type AcceptFacts,
  type AcceptRefusal,
  type CheckDigit,
  type WeighingOutcome,
} from '../../../domain/custody/accept-item.ts';
import type { Capture, NewEvent } from '../../../domain/custody/event.ts';
import type { CurrentUse, OpenConsignment, OpenSet } from '../../../domain/custody/facts.ts';
import { issueLabel } from '../../../domain/custody/correct-acceptance.ts';
import { refToUseId, type ConsignmentId, type ItemNumber } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { ManifestItem } from '../projections/manifest-table.ts';
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
  const [accepted] = decision.events;
  // Without a slot there is nothing to print: no label may exist in the ledger only.
  if (consignment?.terms.label !== 'full' || accepted.payload.lane !== 'forward' || accepted.payload.slot === null)
    return ok({ events: [accepted], answer: acceptedAt });
  return ok(labelledEffects(core, accepted));
}

/** An acceptance with the first copy of its label, in one transaction. */
export function labelledEffects(
  core: Core,
  accepted: NewEvent & { type: 'item.accepted' | 'item.booked' },
): Effects<ScanAnswer> {
  const head = core.store.events.head();
  const station = core.store.events.station();
  if (head === null || station === null) throw new Error('a set is open on a station that is not enrolled');
  const use = refToUseId({ station, epoch: head.epoch, seq: head.seq + 1 });
  const label = issueLabel({ use, copies: 0 });
  return {
    events: [accepted, label],
    answer: acceptedAt,
    also: ([n]) => core.printJobs.queue(label.payload.label, n ?? 0, label.payload.copy, core.clock.nowMs()),
  };
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
  const expected = found !== null && found.consignment === consignment?.consignment ? found : null;
  const plan = core.plans.inForce(core.clock.nowMs());
  const rule = expected === null ? null : (plan?.route(expected.pin) ?? null);
  return {
    set: openSet(core),
    consignment,
    expected,
    waitsFor: expected === null ? core.projections.manifests.waitingFor(scan.number) : null,
    use: heldUse(core, scan.number, found),
    rejection: consignment === null ? null : core.projections.consignments.rejectionOf(item, consignment.consignment),
    route: rule === null || plan === null ? null : { slot: rule.slot, plan: plan.plan },
    left: leftOf(core, consignment),
  };
}

/**
 * The use of the parcel in hand, whichever of its numbers was read, now or when it came in: a parcel taken in by the
 * Amazon number before its manifest came is the same parcel when its article number is read after. One that got a new
 * number is the same when its old one is read.
 */
export function heldUse(core: Core, number: ItemNumber, found: ManifestItem | null): KnownUse | null {
  const { uses } = core.projections;
  for (const one of new Set([number, ...numbersOf(found)])) {
    const use = uses.onHandByItem(one);
    if (use !== null) return use;
  }
  const n = core.projections.oldNumbers.heldUnder(number);
  return n === null ? null : uses.byN(n);
}

/** An order id is shared by several parcels: it never identifies one. */
function numbersOf(found: ManifestItem | null): ItemNumber[] {
  if (found === null) return [];
  const others = found.aliases.filter(({ kind }) => kind !== 'order').map(({ value }) => value as ItemNumber);
  return [found.item, ...others]; // compared with stored numbers only, so an odd one finds nothing
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
  const { consignment, partner, declared, declaredGrams, vehicle, terms, ref } = manifest;
  return { consignment, partner, state, declared, declaredGrams, vehicle, terms, manifest: ref };
}
