/**
 * The acceptance manifest (hand-over H1): every figure from the ledger, up to the event printed on it.
 */
import type { AcceptanceManifest, ManifestRow } from '../../../domain/contract/document-model.ts';
import { changedParcels } from '../../../domain/custody/document-changes.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Services } from '../../../domain/custody/event.ts';
import { tallyOf } from '../commands/work-consignment.ts';
import type { Core } from '../core.ts';
import type { ManifestItem } from '../projections/manifest-rows.ts';
import { oldNumberOf, servicesOf } from '../desk/scan-results.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { nameOf, placeOf, type Wanted } from './document-place.ts';

/**
 * Composes the manifest of a consignment this station received, as the book is now; null when it did not. `before` is the
 * one that it corrects.
 */
export function composeAcceptanceManifest(
  core: Core,
  wanted: Wanted,
  before: AcceptanceManifest | null = null,
): AcceptanceManifest | null {
  const { manifests, consignments, uses } = core.projections;
  const manifest = manifests.byConsignment(wanted.consignment);
  const received = consignments.byId(wanted.consignment);
  const place = placeOf(core, wanted);
  if (manifest === null || received === null || place === null) return null;
  const lines = new Map(manifests.lines(wanted.consignment).map((line) => [line.line, line]));
  const held = uses.ofConsignment(wanted.consignment).filter(({ status }) => status === 'on-hand');
  const { counts } = tallyOf(core, wanted.consignment);
  const accepted = held.filter((use) => isOnList(use, lines));
  const lists = listsOf(core, wanted.consignment, held, lines);
  return {
    kind: 'acceptance-manifest',
    ...place,
    acceptedBy: acceptersOf(core, held),
    receivedAtMs: received.receivedMs,
    counts: { ...counts, onHand: held.length },
    declaredGrams: manifest.declaredGrams,
    ...measured(accepted),
    ordered: orderedOf(core, accepted),
    ...lists,
    corrects: before === null ? null : correctionOf(core, received.reopenedN, before, lists),
  };
}

/** What the sheet says of the one before it: why, who confirmed it, and every parcel that is counted otherwise. */
function correctionOf(
  core: Core,
  reopenedN: number | null,
  before: AcceptanceManifest,
  lists: Lists,
): AcceptanceManifest['corrects'] {
  const reopened = reopenedN === null ? null : core.store.events.at(reopenedN);
  if (reopened?.type !== 'consignment.reopened') return null;
  const { reason, confirmation } = reopened.payload;
  const changed = [...changedParcels(before, lists)];
  const confirmedBy = nameOf(core, confirmation.user);
  return { document: before.id, reason, confirmedBy, counts: before.counts, changed };
}

/** Everyone who accepted one of the parcels, in the order of their first. */
function acceptersOf(core: Core, held: readonly KnownUse[]): AcceptanceManifest['acceptedBy'] {
  const users = new Set(held.map(({ acceptedBy }) => acceptedBy));
  return [...users].map((user) => nameOf(core, user));
}

function measured(accepted: readonly KnownUse[]): Pick<AcceptanceManifest, 'measuredGrams' | 'weighed'> {
  const weights = accepted.map(({ grams }) => grams).filter((grams) => grams !== null);
  return { measuredGrams: weights.reduce((total, grams) => total + grams, 0), weighed: weights.length };
}

/** Came in as one of those announced, and still is. */
function isOnList({ basis, line }: KnownUse, lines: Lines): boolean {
  return basis !== 'unmanifested' && !(line !== null && isOff(lines.get(line)));
}

function isOff(line: ManifestItem | undefined): boolean {
  return line !== undefined && line.cancelledMs !== null;
}

function orderedOf(core: Core, accepted: readonly KnownUse[]): AcceptanceManifest['ordered'] {
  const services = accepted.map((use) => servicesOf(core, use)).filter((known) => known !== null);
  const sum = (of: (known: Services) => number): number => services.reduce((total, known) => total + of(known), 0);
  return {
    cod: sum(({ codPaise }) => Number(codPaise > 0)),
    codPaise: sum(({ codPaise }) => codPaise),
    registration: sum(({ registration }) => Number(registration)),
    otp: sum(({ otp }) => Number(otp)),
    insured: sum(({ insuredPaise }) => Number(insuredPaise > 0)),
    insuredPaise: sum(({ insuredPaise }) => insuredPaise),
  };
}

type Lines = ReadonlyMap<number, ManifestItem>;

type Lists = Pick<
  AcceptanceManifest,
  | 'accepted'
  | 'weightDifferences'
  | 'notWeighed'
  | 'absent'
  | 'rejected'
  | 'unmanifested'
  | 'relabelled'
  | 'cancelled'
  | 'changed'
>;

function listsOf(core: Core, consignment: ConsignmentId, held: readonly KnownUse[], lines: Lines): Lists {
  const rows = held.map((use) => rowOf(use, use.line === null ? null : (lines.get(use.line) ?? null)));
  const acceptedLines = new Set(held.map(({ line }) => line));
  const { rejections, rejectionOf } = core.projections.consignments;
  const rejected = rejections(consignment)
    .filter(({ line }) => line === null || !acceptedLines.has(line)) // what is on no line met none
    .map(({ item, line }) => {
      const rejection = rejectionOf(item, consignment);
      const row = emptyRow(item, line === null ? null : (lines.get(line) ?? null));
      return { ...row, atMs: rejection?.atMs ?? null, reason: rejection?.reason ?? null };
    });
  const rejectedLines = new Set(rejected.map(({ line }) => line));
  const absent = [...lines.values()].filter(
    ({ line, cancelledMs }) => cancelledMs === null && !acceptedLines.has(line) && !rejectedLines.has(line),
  );
  const differing = new Set(
    held.filter(({ attention }) => attention.includes('weight-differs')).map(({ item }) => item),
  );
  const rowsOf = (wanted: (use: KnownUse, line: ManifestItem | undefined) => boolean): ManifestRow[] =>
    rows.filter((_, at) => {
      const use = held[at];
      return use !== undefined && wanted(use, use.line === null ? undefined : lines.get(use.line));
    });
  const accepted = rowsOf((use) => isOnList(use, lines));
  return {
    accepted,
    weightDifferences: rows.filter(({ item }) => differing.has(item as KnownUse['item'])),
    notWeighed: accepted.filter(({ measuredGrams }) => measuredGrams === null),
    absent: absent.map((line) => emptyRow(line.item, line)),
    rejected,
    unmanifested: rowsOf(({ basis }) => basis === 'unmanifested'),
    relabelled: rows.filter(({ oldNumber }) => oldNumber !== null),
    cancelled: rowsOf((_, line) => isOff(line)),
    changed: rowsOf((use, line) => line?.cancelledMs === null && wasChanged(use, line)),
  };
}

/** What its event said of it, against what its line says now; an event of an earlier build says nothing of services. */
function wasChanged({ pin, services }: KnownUse, line: ManifestItem): boolean {
  const isOther = services !== null && SERVICES.some((name) => services[name] !== line.services[name]);
  return pin !== line.pin || isOther;
}

const SERVICES = ['codPaise', 'insuredPaise', 'registration', 'otp'] as const;

function rowOf(use: KnownUse, line: ManifestItem | null): ManifestRow {
  // A new number was given, not typed.
  const typed = use.source === 'typed' && use.relabelled === null;
  const marks = { typed, weightTyped: use.weightSource === 'manual', oldNumber: oldNumberOf(use) };
  return { ...emptyRow(use.item, line), measuredGrams: use.grams, atMs: use.acceptedAtMs, ...marks };
}

function emptyRow(item: string, line: ManifestItem | null): ManifestRow {
  const marks = { typed: false, weightTyped: false, oldNumber: null };
  const base = { item, measuredGrams: null, atMs: null, ...marks, reason: null };
  if (line === null) return { ...base, line: null, pin: null, office: null, declaredGrams: null };
  return { ...base, line: line.line, pin: line.pin, office: line.office, declaredGrams: line.grams };
}
