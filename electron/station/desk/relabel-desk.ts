/**
 * F8 while a number is typed: a parcel whose number cannot be read comes in under a new one.
 * Invariant: while stopped nothing is taken in, and no number is used up.
 */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { RelabelRefusal } from '../../../domain/custody/relabel.ts';
import { mayBeReadingOf } from '../../../domain/custody/weighing.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { relabelItem } from '../commands/relabel-item.ts';
import type { CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import type { AcceptScreen } from './accept-screen.ts';
import { acceptedResult, alreadyResult } from './scan-results.ts';
import type { WeighingDesk } from './weighing-desk.ts';

export type RelabelDesk = {
  /** `readable`: what could be read of the old number, cleaned; empty for nothing. */
  readonly relabel: (
    requestId: string,
    readable: string,
  ) => Reply<AcceptView, RelabelRefusal | CommandFault | { readonly kind: 'stopped' }>;
};

type Parts = {
  readonly core: Core;
  readonly scale: WeighingDesk;
  readonly screen: AcceptScreen;
  readonly counter: () => string;
};

/** One per Accept desk. */
export function createRelabel({ core, scale, screen, counter }: Parts): RelabelDesk {
  return {
    relabel: (requestId, readable) => {
      const isNew = core.store.requests.find(requestId) === null; // what was done already is answered again
      if (screen.isStopped() && isNew) return refuse({ kind: 'stopped' });
      const weighing = scale.now();
      const ran = relabelItem(core, requestId, { readable, weighing });
      if (!ran.ok) return ran;
      if (ran.value.repeated) return ok(screen.live.get());
      const { kind, n } = ran.value.answer;
      const use = core.projections.uses.byN(n);
      if (use === null) throw new Error(`use ${n} was committed and is not in the book`);
      const isIts = weighing.kind === 'weight' && (kind === 'accepted' || mayBeReadingOf(use.grams, weighing.weight));
      if (isIts) scale.use(n);
      if (kind === 'already')
        return ok(screen.show(alreadyResult(core, use, screen.stamp(), { counter: counter(), labelRead: false })));
      const why = weighing.kind === 'none' ? weighing.why : 'missing';
      return ok(screen.show(acceptedResult(core, use, screen.stamp(), why)));
    },
  };
}
