/**
 * Destroys the personal records whose term is over, and leaves no byte of their keys in any file.
 * Invariant: the ledger says what was purged in the same write; a purge that was cut off before its last step is ended
 * by the next look, also after a restart.
 */
import { randomUUID } from 'node:crypto';
import { isDue, type Month } from '../../../domain/personal/retention.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { runCommand, type CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';

export type Purged = { readonly month: Month; readonly records: number };

/**
 * Purges every month that is due `days` after its end; `nowMs` must be by a clock that the centre bears out. For a
 * locked station: the event has no actor.
 */
export function purgeDue(core: Core, nowMs: number, days: number): Reply<readonly Purged[], CommandFault> {
  if (core.session.person !== null) return refuse({ kind: 'not-now', action: 'item.accept' });
  const term = { days, nowMs, offsetMinutes: core.clock.offsetMinutes() };
  const done: Purged[] = [];
  for (const { month } of core.vault.held().filter((held) => isDue(held, term))) {
    const purged = purgeMonth(core, month);
    if (!purged.ok) return purged;
    done.push(purged.value);
  }
  return ok(done);
}

function purgeMonth(core: Core, month: Month): Reply<Purged, CommandFault> {
  const ran = runCommand<Purged, never>(core, {
    requestId: randomUUID(),
    name: 'personal.purge',
    action: null,
    decide: () => {
      const records = core.vault.destroy(month);
      core.store.settings.set('sweep', 'owed');
      return ok({
        events: [{ type: 'personal.purged', payload: { month, records } }],
        answer: () => ({ month, records }),
      });
    },
  });
  return ran.ok ? ok(ran.value.answer) : ran;
}

/**
 * Writes the log back into the file and cuts it to nothing, when a purge asks for it: until then old pages with the key
 * are in the log. True when nothing is owed any more; false when a reader is in the way, and a later call tries again.
 */
export function sweep({ store }: Core): boolean {
  if (store.settings.get('sweep') !== 'owed') return true;
  if (!cutLog(store.db)) return false;
  store.settings.set('sweep', 'done');
  return true;
}

function cutLog(db: Core['store']['db']): boolean {
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
  return answer?.busy === 0;
}
