/**
 * From what the ledger holds to what the Accept screen shows.
 * Invariant: figures come from the projections after the commit, never from the scan itself.
 */
import type { AttentionReason, Destination, RecentScan, ScanResult } from '../../../domain/contract/accept-view.ts';
import { outOfSizeBand } from '../../../domain/custody/bands.ts';
import { labelId } from '../../../domain/custody/correct-acceptance.ts';
import type { Services } from '../../../domain/custody/event.ts';
import type { ContractTerms } from '../../../domain/custody/manifest-ref.ts';
import { readCode } from '../../../domain/identifiers/read-code.ts';
import type { Core } from '../core.ts';
import type { ConsignmentState } from '../projections/consignment-table.ts';
import type { ManifestItem } from '../projections/manifest-rows.ts';
import type { KnownUse } from '../projections/use-table.ts';

export type ResultStamp = { readonly id: number; readonly atMs: number };
export type NotWeighed = Extract<AttentionReason, { code: 'not-weighed' }>['scale'];

/** The result of a use just accepted (or weighed again). `why` says what kept the scale from giving a weight. */
export function acceptedResult(core: Core, use: KnownUse, stamp: ResultStamp, why: NotWeighed): ScanResult {
  const line = lineOf(core, use);
  const counts = core.projections.consignments.byId(use.consignment);
  const declared = core.projections.manifests.byConsignment(use.consignment)?.declared ?? 0;
  const ordinal = ordinalOf(core, use, counts);
  const destination = destinationOf(core, use, line);
  const ordered = orderedOf(servicesOf(core, use));
  const common = { ...stamp, number: use.item, ordinal, declared, ...weightOf(use), ...ordered };
  // Under a count alone no parcel has a destination yet, and that is not odd.
  if (use.attention.length === 0 && (destination !== null || use.basis === 'declared'))
    return { ...common, kind: 'accepted', destination };
  // A plan that came into force since may know no place: then that is the reason, there is always one.
  const codes = use.attention.length === 0 ? (['no-route'] as const) : use.attention;
  const reasons = codes.map((code) => reasonOf(core, use, code, why));
  return { ...common, kind: 'attention', lane: use.lane, destination, reasons };
}

/** What was ordered with the carriage of a use: by its event, or by its line where the event is of an earlier build. */
export function servicesOf(core: Core, use: KnownUse): Services | null {
  return use.services ?? lineOf(core, use)?.services ?? null;
}

function orderedOf(services: Services | null): Pick<Accepted, 'codPaise' | 'addOns'> {
  if (services === null) return { codPaise: 0, addOns: [] };
  const has = { registration: services.registration, otp: services.otp, insured: services.insuredPaise > 0 };
  return { codPaise: services.codPaise, addOns: ADD_ONS.filter((name) => has[name]) };
}

type Accepted = Extract<ScanResult, { kind: 'accepted' }>;
const ADD_ONS = ['registration', 'otp', 'insured'] as const;

/** The running count is that of the parcel accepted last; one weighed later keeps the place it has. */
function ordinalOf({ projections }: Core, use: KnownUse, counts: ConsignmentState | null): number {
  if (counts === null || counts.lastN !== use.n) return projections.uses.ordinalOf(use);
  return use.basis === 'unmanifested' ? counts.unmanifested : counts.accepted;
}

function weightOf({ grams, weightSource }: KnownUse): { grams: number | null; weightTyped: boolean } {
  return { grams, weightTyped: weightSource === 'manual' };
}

/** How a code was answered: at which desk, and whether it was the one on our own label. */
export type Answered = { readonly counter: string; readonly labelRead: boolean };

/** The result of a code the book holds already. */
export function alreadyResult(core: Core, use: KnownUse, stamp: ResultStamp, answered: Answered): ScanResult {
  const acceptedBy = core.projections.people.person(use.acceptedBy)?.name ?? null;
  const destination = destinationOf(core, use, lineOf(core, use));
  const { item, lane, acceptedAtMs } = use;
  const first = { destination, lane, acceptedAtMs, acceptedBy, oldNumber: oldNumberOf(use) };
  return { ...stamp, kind: 'already', number: item, ...first, ...weightOf(use), ...answered };
}

/** What is known of the number a parcel had before: all of it, or what could be read; null when it has its own. */
export function oldNumberOf({ relabelled }: KnownUse): string | null {
  return relabelled === null ? null : (relabelled.number ?? relabelled.readable);
}

/** The result of an acceptance, or of a rejection, taken back. */
export function undoneResult(
  core: Core,
  use: KnownUse,
  stamp: ResultStamp,
  what: 'acceptance' | 'rejection' = 'acceptance',
): ScanResult {
  const destination = destinationOf(core, use, lineOf(core, use));
  const paper = what === 'acceptance' ? onPaper(core, use) : null; // said when it was rejected
  return { ...stamp, kind: 'undone', what, number: use.item, destination, onPaper: paper };
}

/** Copies that left for the printer; one that was never sent was voided on its way. */
function onPaper({ printJobs }: Core, { use, copies }: KnownUse): Extract<ScanResult, { kind: 'undone' }>['onPaper'] {
  const issued = Array.from({ length: copies }, (_, at) => printJobs.of(labelId(use, at + 1)));
  const left = issued.filter((label) => label !== null && label.state !== 'queued' && label.state !== 'void');
  const last = left.at(-1);
  return last == null ? null : { labels: left.length, atMs: last.atMs };
}

/** The line of "last scans" for a result. */
export function recentOf(result: ScanResult, rejected: string | null = null): RecentScan {
  const destination = result.kind === 'stop' ? null : result.destination;
  return {
    id: result.id,
    kind: rejected === null ? result.kind : 'rejected',
    number: result.number,
    pin: destination?.pin ?? null,
    place: destination?.place ?? null,
    slot: destination?.slot ?? null,
    reason: rejected ?? reasonCode(result),
    weightTyped: 'weightTyped' in result && result.weightTyped,
    sinceMs: result.kind === 'already' ? result.acceptedAtMs : null,
  };
}

function reasonCode(result: ScanResult): string | null {
  if (result.kind === 'stop') return result.reason.code;
  return result.kind === 'attention' ? (result.reasons[0]?.code ?? null) : null;
}

/** Where a use goes by the plan in force; null in the quarantine lane, without a PIN, or without a route. */
export function destinationOf(core: Core, use: KnownUse, line: ManifestItem | null): Destination | null {
  const pin = use.basis === 'walk-in' ? use.pin : (line?.pin ?? null);
  if (pin === null || use.lane === 'quarantine') return null;
  const rule = core.plans.inForce(core.clock.nowMs())?.route(pin) ?? null;
  if (rule === null) return null;
  const { place, slot, mode, next, leaves } = rule;
  const { office, circle } = line ?? { office: null, circle: null };
  return { pin, place, office, circle, slot, mode, next, leaves };
}

/** The manifest's line of a use. */
export function lineOf(core: Core, use: KnownUse): ManifestItem | null {
  return use.line === null ? null : core.projections.manifests.line(use.consignment, use.line);
}

function reasonOf(core: Core, use: KnownUse, code: KnownUse['attention'][number], why: NotWeighed): AttentionReason {
  switch (code) {
    case 'weight-differs': {
      const limit = termsOf(core, use)?.weightToleranceGrams ?? 0;
      return { code, declaredGrams: use.declaredGrams ?? 0, measuredGrams: use.grams ?? 0, limitGrams: limit };
    }
    case 'not-weighed':
      return { code, scale: why, asked: termsOf(core, use)?.weigh === 'sample' ? 'sample' : 'all' };
    case 'out-of-weight-band': {
      const { min = 0, max = 0 } = termsOf(core, use)?.bands?.grams ?? {};
      return { code, measuredGrams: use.grams ?? 0, minGrams: min, maxGrams: max };
    }
    case 'out-of-size-band':
      return { code, ...sizeOf(core, use) };
    case 'not-on-manifest':
      return { code, consignment: use.consignment };
    case 'beyond-declared':
      return { code, declared: core.projections.manifests.byConsignment(use.consignment)?.declared ?? 0 };
    case 'check-digit-on-label': {
      const reading = readCode(use.item, null);
      const expected = reading.kind === 'item' && reading.check === 'wrong' ? reading.expected : '?';
      return { code, expected };
    }
    case 'no-route':
      return { code, pin: use.pin };
    case 'relabelled':
      return { code, old: oldNumberOf(use) ?? '' };
  }
}

function termsOf(core: Core, use: KnownUse): ContractTerms | null {
  return core.projections.manifests.byConsignment(use.consignment)?.terms ?? null;
}

/** The side that is outside; of a manifest that says otherwise since, the length. */
function sizeOf(core: Core, use: KnownUse): Omit<Extract<AttentionReason, { code: 'out-of-size-band' }>, 'code'> {
  const cm = lineOf(core, use)?.cm ?? null;
  const out = outOfSizeBand(termsOf(core, use)?.bands, cm);
  if (out === null || out.what === 'grams') return { what: 'length', found: cm?.length ?? 0, min: 0, max: 0 };
  return { what: out.what, found: out.found, min: out.min, max: out.max };
}
