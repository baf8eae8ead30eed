/**
 * Which tone a new view calls for.
 * Invariant: one tone for each result, and one more for each scan refused while stopped; none for what was there at load.
 */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { ToneKind } from './tones.ts';

/** What the clerk has heard so far. */
export type Heard = { readonly boot: string; readonly id: number; readonly atMs: number; readonly ignored: number };

export type Sounded = Pick<AcceptView, 'boot' | 'result' | 'stopped'>;

/** The tone to play now, if any, and what has been heard after it. */
export function toneFor(before: Heard | undefined, view: Sounded): { tone: ToneKind | null; heard: Heard } {
  const { boot, result } = view;
  const ignored = view.stopped?.ignored ?? 0;
  if (result === null) return { tone: null, heard: { boot, id: 0, atMs: before?.atMs ?? 0, ignored } };
  const heard = { boot, id: result.id, atMs: result.atMs, ignored };
  if (before === undefined) return { tone: null, heard };
  if (before.boot !== boot) return { tone: result.atMs > before.atMs ? result.kind : null, heard };
  if (before.id !== result.id) return { tone: result.kind, heard };
  return { tone: ignored > before.ignored ? 'stop' : null, heard };
}
