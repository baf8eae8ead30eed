/**
 * Which tone a new view calls for.
 * Invariant: one tone for each view with news, the gravest of its results, and one more for each scan refused while stopped;
 * none for what was there at load, and none when F9 takes a stop off.
 */
import type { AcceptView, RecentScan } from '../../../domain/contract/accept-view.ts';
import type { ToneKind } from './tones.ts';

/** What the clerk has heard so far. */
export type Heard = { readonly boot: string; readonly id: number; readonly atMs: number; readonly ignored: number };

export type Sounded = Pick<AcceptView, 'boot' | 'result' | 'stopped' | 'recent'>;

/** The tone to play now, if any, and what has been heard after it. A view may stand for several that were passed over. */
export function toneFor(before: Heard | undefined, view: Sounded): { tone: ToneKind | null; heard: Heard } {
  const { boot, result, recent } = view;
  const ignored = view.stopped?.ignored ?? 0;
  const isSameBoot = before?.boot === boot;
  const ids = [isSameBoot ? before.id : 0, result?.id ?? 0, ...recent.map(({ id }) => id)];
  const atMs = Math.max(before?.atMs ?? 0, result?.atMs ?? 0);
  const heard = { boot, id: Math.max(...ids), atMs, ignored };
  if (before === undefined) return { tone: null, heard };
  if (!isSameBoot) return { tone: result !== null && result.atMs > before.atMs ? result.kind : null, heard };
  const news = recent.filter(({ id }) => id > before.id).map(({ kind }) => toneOf(kind));
  if (result !== null && result.id > before.id) news.push(result.kind);
  return { tone: gravest(news) ?? (ignored > before.ignored ? 'stop' : null), heard };
}

const BY_GRAVITY: readonly ToneKind[] = ['stop', 'attention', 'already', 'accepted', 'undone'];

function gravest(kinds: readonly ToneKind[]): ToneKind | null {
  return BY_GRAVITY.find((kind) => kinds.includes(kind)) ?? null;
}

/** A parcel given back is the clerk's own decision, like one taken back. */
function toneOf(kind: RecentScan['kind']): ToneKind {
  return kind === 'rejected' ? 'undone' : kind;
}
