/** Which of the panels a view calls for. A stop that was acknowledged is over: the panel is ready again, and says what is not in. */
import type { AcceptView, RecentScan, ScanResult, StopReason } from '../../../domain/contract/accept-view.ts';

export type Shown =
  | { readonly kind: 'ready'; readonly first: boolean }
  | { readonly kind: 'not-in'; readonly number: string; readonly reason: StopReason }
  | {
      readonly kind: 'stop';
      readonly atMs: number;
      readonly reason: StopReason | null;
      readonly ignored: number;
      readonly missed: readonly string[];
    }
  | { readonly kind: 'result'; readonly result: Exclude<ScanResult, { kind: 'stop' }>; readonly decided: Decided };

/** For a clerk's own decision: what it was. */
export type Decided = { readonly as: 'undone' | 'rejected' | 'unrejected'; readonly reason: string | null };

/** What the big panel shows. */
export function shownResult(view: AcceptView): Shown {
  const { result, stopped, refused, missed, recent, counts } = view;
  if (stopped !== null) {
    const isStop = result?.kind === 'stop';
    return {
      kind: 'stop',
      atMs: result?.atMs ?? 0,
      reason: isStop ? result.reason : null,
      ignored: stopped.ignored,
      missed,
    };
  }
  if (result === null || result.kind === 'stop') {
    if (refused !== null) return { kind: 'not-in', ...refused };
    return { kind: 'ready', first: counts.accepted + counts.rejected + counts.unmanifested === 0 };
  }
  const row = recent.find((scan) => scan.id === result.id);
  return { kind: 'result', result, decided: decidedOf(result, row) };
}

function decidedOf(result: ScanResult, row: RecentScan | undefined): Decided {
  if (row?.kind === 'rejected') return { as: 'rejected', reason: row.reason };
  const isUnrejected = result.kind === 'undone' && result.what === 'rejection';
  return { as: isUnrejected ? 'unrejected' : 'undone', reason: null };
}
