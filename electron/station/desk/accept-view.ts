/**
 * The whole view of the Accept screen, composed from the projections.
 */
import type { AcceptView, ConsignmentSummary, RecentScan, ScanResult } from '../../../domain/contract/accept-view.ts';
import { hasDestination, lastUse } from '../commands/correct-last.ts';
import type { Core } from '../core.ts';
import type { Manifest } from '../projections/manifest-table.ts';
import type { KnownUse } from '../projections/use-table.ts';

export type DeskState = {
  readonly version: number;
  readonly result: ScanResult | null;
  readonly stopped: { readonly ignored: number } | null;
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
  const mine = use !== null && use.acceptedBy === core.session.person?.user;
  const free = state.stopped === null && open !== null;
  return {
    version: state.version,
    boot: core.boot,
    consignment: manifest === null ? null : summaryOf(core, manifest),
    counts,
    result: state.result,
    stopped: state.stopped,
    recent: [...state.recent],
    use: use?.use ?? null,
    can: {
      undo: free && mine,
      weighAgain: free && mine,
      print: free && use !== null && hasDestination(core, use),
      reject: free && mine,
      finish: free,
    },
  };
}

/** The article accepted last, while it is the one that the screen names: keys act on what the clerk sees. */
function namedUse(core: Core, { result }: DeskState): KnownUse | null {
  const use = lastUse(core);
  if (use === null || use.status !== 'on-hand') return null;
  const isShown = result?.kind === 'accepted' || result?.kind === 'attention';
  return isShown && result.number === use.item ? use : null;
}

/** A consignment as lists and headings show it. */
export function summaryOf(core: Core, manifest: Manifest): ConsignmentSummary {
  const { consignment, partner, vehicle, declared, declaredGrams, receivedMs, ref } = manifest;
  const state = core.projections.consignments.byId(consignment)?.state ?? 'expected';
  const toReconcile = ref.source === 'declared' && core.projections.waiting.of(consignment) !== null;
  const figures = { declared, declaredGrams, manifestAtMs: receivedMs };
  return { consignment, partner, vehicle, ...figures, state, by: ref.source, toReconcile };
}
