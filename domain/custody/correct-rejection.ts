/**
 * A parcel rejected by mistake.
 * Invariant: only the last act, and one's own, is taken back; the parcel comes in again by its next scan, not by this.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { CorrectionRefusal } from './correct-acceptance.ts';
import type { NewEvent } from './event.ts';
import type { LastRejection, OpenConsignment } from './facts.ts';
import type { EpochId, UseId, UserId } from './ids.ts';

export type UnrejectFacts = {
  readonly consignment: OpenConsignment | null;
  /** Null when something else was done since. */
  readonly rejection: LastRejection | null;
  /** The use that the clerk saw when the key was pressed. */
  readonly meant: UseId;
};

/** Takes the rejection back. */
export function decideUnreject(
  { consignment, rejection, meant }: UnrejectFacts,
  actor: UserId,
): Reply<readonly NewEvent[], CorrectionRefusal> {
  if (rejection === null) return refuse({ kind: 'nothing-to-correct' });
  if (rejection.use !== meant) return refuse({ kind: 'moved-on' });
  if (consignment === null || consignment.state !== 'open') return refuse({ kind: 'consignment-finished' });
  const { use, acceptance, item, line, basis, by } = rejection;
  if (by !== actor) return refuse({ kind: 'not-your-own', acceptedBy: by ?? actor });
  const [, epoch, seq] = use.split('/');
  const corrects = { epoch: epoch as EpochId, seq: Number(seq) }; // a UseId is the reference of its first event
  const counted = basis === null ? {} : { basis };
  const said = { use, corrects, acceptance, item, consignment: rejection.consignment, line, ...counted };
  return ok([{ type: 'rejection.corrected', payload: said }]);
}
