/**
 * The whole view of the Accept screen, composed from the projections.
 */
import type { AcceptView, ConsignmentSummary, RecentScan, ScanResult } from '../../../domain/contract/accept-view.ts';
import { labelId } from '../../../domain/custody/correct-acceptance.ts';
import type { ItemNumber } from '../../../domain/custody/ids.ts';
import type { LastRejection } from '../../../domain/custody/facts.ts';
import { lastRejection } from '../commands/correct-finished.ts';
import { hasLabel, lastUse } from '../commands/correct-last.ts';
import type { Core } from '../core.ts';
import type { Manifest } from '../projections/manifest-rows.ts';
import type { ConsignmentState } from '../projections/consignment-table.ts';
import type { KnownUse } from '../projections/use-table.ts';

export type DeskState = {
  readonly version: number;
  readonly result: ScanResult | null;
  readonly stopped: { readonly ignored: number } | null;
  readonly refused: AcceptView['refused'];
  readonly missed: readonly string[];
  readonly recent: readonly RecentScan[];
};

/** A few look-ups by key: the size of the ledger does not matter. */
export function acceptView(core: Core, state: DeskState): AcceptView {
  const open = core.projections.consignments.open();
  const manifest = open === null ? null : core.projections.manifests.byConsignment(open.consignment);
  const declared = manifest?.declared ?? 0;
  const accepted = open?.accepted ?? 0;
  const rejected = open?.rejected ?? 0;
  const counts = {
    declared,
    accepted,
    rejected,
    left: Math.max(0, declared - accepted - rejected),
    unmanifested: open?.unmanifested ?? 0,
  };
  const use = namedUse(core, state);
  const shown = use ?? shownAgain(core, state.result);
  const mine = use !== null && use.acceptedBy === core.session.person?.user;
  const rejection = namedRejection(core, state);
  const undoable = mine || (rejection !== null && rejection.by === core.session.person?.user);
  const free = state.stopped === null && open !== null;
  return {
    version: state.version,
    boot: core.boot,
    consignment: manifest === null ? null : summaryOf(core, manifest),
    counts,
    result: state.result,
    stopped: state.stopped,
    refused: state.refused,
    missed: [...state.missed],
    recent: [...state.recent],
    ...partnersChange(core, open),
    use: shown?.use ?? rejection?.use ?? null,
    first: mine && core.projections.begun.first(use.acceptedBy) === use.n,
    label: shown === null ? null : newestLabel(core, shown),
    can: {
      undo: free && undoable,
      undoOthers: free && use !== null && !mine,
      weighAgain: free && shown !== null && mayBeWeighed(core, shown),
      print: free && shown !== null && hasLabel(core, shown),
      giveBack: state.stopped === null && state.refused?.reason.code === 'cancelled-by-partner',
      reject: free && (mine || isOwnShown(core, shown)),
      finish: free,
    },
  };
}

/** Of very many the first are named. */
const NAMED = 20;

/** What the partner changed while the consignment was under work. Two look-ups by key where nothing was. */
function partnersChange(
  { projections }: Core,
  open: ConsignmentState | null,
): Pick<AcceptView, 'change' | 'toPutRight' | 'toPutRightCount'> {
  const word = open === null ? null : projections.words.newest(open.consignment, 'during');
  if (open === null || word === null) return { change: null, toPutRight: [], toPutRightCount: 0 };
  const { receivedMs: atMs, added, changed, cancelled, whole } = word;
  const counts = Object.values(projections.putRight.counts(open.consignment));
  return {
    change: { atMs, added, changed, cancelled, whole },
    toPutRight: [...projections.putRight.of(open.consignment, NAMED)],
    toPutRightCount: counts.reduce((total, count) => total + count, 0),
  };
}

/** The article accepted last, while it is the one that the screen names: keys act on what the clerk sees. */
function namedUse(core: Core, { result }: DeskState): KnownUse | null {
  const use = lastUse(core);
  if (use === null || use.status !== 'on-hand') return null;
  const isShown = result?.kind === 'accepted' || result?.kind === 'attention';
  return isShown && result.number === use.item ? use : null;
}

/** The rejection that the screen shows, while nothing was done since. */
function namedRejection(core: Core, { result, recent }: DeskState): LastRejection | null {
  const [row] = recent;
  if (result?.kind !== 'undone' || row?.kind !== 'rejected' || row.id !== result.id) return null;
  const last = lastRejection(core);
  return last?.item === result.number ? last : null;
}

/** A parcel of the open consignment that is scanned again may go back too; another person's is not one's own to give. */
function isOwnShown(core: Core, shown: KnownUse | null): boolean {
  if (shown === null || shown.acceptedBy !== core.session.person?.user) return false;
  return shown.consignment === core.projections.consignments.open()?.consignment;
}

/** The article that the screen names, also when it came in earlier: it may be weighed, and a copy of its label printed. */
export function shownAgain(core: Core, result: ScanResult | null): KnownUse | null {
  if (result === null || result.kind === 'stop' || result.kind === 'undone') return null;
  return core.projections.uses.onHandByItem(result.number as ItemNumber);
}

/** Until its consignment is finished: then its weight stands on a sheet that both sides sign. */
function mayBeWeighed({ projections }: Core, { consignment, basis }: KnownUse): boolean {
  if (basis === 'walk-in') return false; // the customer has paid by the weight it was booked with
  return projections.consignments.byId(consignment)?.state !== 'finished';
}

const HOW_FAR = { queued: 'waits', sending: 'waits', sent: 'sent', unknown: 'unknown' } as const;

/** The last label issued for a use, and how far it is. */
export function newestLabel(
  { printJobs }: Core,
  { use, copies }: Pick<KnownUse, 'use' | 'copies'>,
): AcceptView['label'] {
  const job = copies === 0 ? null : printJobs.of(labelId(use, copies));
  return job === null || job.state === 'void' ? null : { copy: copies, atMs: job.atMs, state: HOW_FAR[job.state] };
}

/** A consignment as lists and headings show it. */
export function summaryOf(core: Core, manifest: Manifest): ConsignmentSummary {
  const { consignment, partner, vehicle, declared, declaredGrams, receivedMs, ref, terms, cancelledMs } = manifest;
  const state = core.projections.consignments.byId(consignment)?.state ?? 'expected';
  const toReconcile = ref.source === 'declared' && core.projections.waiting.of(consignment) !== null;
  const figures = { declared, declaredGrams, manifestAtMs: receivedMs };
  const after = core.projections.words.newest(consignment, 'after');
  const words = {
    terms: terms as ConsignmentSummary['terms'], // the same shape, to be read only

    cancelled: cancelledMs !== null,
    changedAfterMs: after?.receivedMs ?? null,
  };
  return { consignment, partner, vehicle, ...figures, state, by: ref.source, toReconcile, ...words };
}
