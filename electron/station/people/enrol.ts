/**
 * Enrolment: the one-time code becomes a station with its first epoch.
 * Invariant: the key never leaves the station; the first event of the ledger names it.
 */
import type { EpochId, OfficeId, StationId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { runCommand, type CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import type { CentralClient, CentralFault } from '../sync/central-client.ts';

export type EnrolRefusal =
  | CentralFault
  | CommandFault
  | { readonly kind: 'already-enrolled'; readonly station: StationId }
  /** Plain http to another PC: whoever sits between could add people who may sign in. */
  | { readonly kind: 'insecure-centre'; readonly address: string };

/** Trades the code for a place at an office and starts the ledger. `epoch` is 128 random bits in hex. */
export async function enrol(
  core: Core,
  client: CentralClient,
  request: { readonly requestId: string; readonly code: string; readonly publicKey: string; readonly epoch: EpochId },
): Promise<Reply<null, EnrolRefusal>> {
  const known = core.store.events.station();
  if (known !== null) return refuse({ kind: 'already-enrolled', station: known });
  const answer = await client.enrol(request.code);
  if (!answer.ok) return answer;
  const { station, office, counter } = answer.value;
  const begun = runCommand<null, EnrolRefusal>(core, {
    requestId: request.requestId,
    name: 'station.enrol',
    action: null,
    decide: () => {
      const meanwhile = core.store.events.station(); // two requests may have waited for the centre at once
      if (meanwhile !== null) return refuse({ kind: 'already-enrolled', station: meanwhile });
      core.store.events.startEpoch(station as StationId, request.epoch);
      const payload = {
        reason: 'enrolment',
        parent: null,
        publicKey: request.publicKey,
        office: office as OfficeId,
        counter,
      } as const;
      return ok({ events: [{ type: 'epoch.started', payload }], answer: () => null });
    },
  });
  return begun.ok ? ok(null) : begun;
}
