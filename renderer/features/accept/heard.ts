/**
 * Which tone a new view calls for.
 * Invariant: one tone for each result, and one more for each scan refused while stopped; none for what was there at load,
 * and none for the earlier result that returns after F9 (ids only rise).
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
  const isSameBoot = before?.boot === boot;
  const heardId = isSameBoot ? before.id : 0;
  const heardAtMs = before?.atMs ?? 0;
  if (result === null) return { tone: null, heard: { boot, id: heardId, atMs: heardAtMs, ignored } };
  const heard = { boot, id: Math.max(heardId, result.id), atMs: Math.max(heardAtMs, result.atMs), ignored };
  if (before === undefined) return { tone: null, heard };
  if (!isSameBoot) return { tone: result.atMs > before.atMs ? result.kind : null, heard };
  if (result.id > before.id) return { tone: result.kind, heard };
  return { tone: ignored > before.ignored ? 'stop' : null, heard };
}
