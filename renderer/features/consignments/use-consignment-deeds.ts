/** What one can do before a consignment is open. */
import type { QueryClient } from '@tanstack/react-query';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import { LONG, type SendFault } from '../../app/send-command.ts';
import { takeAccept, takeSession } from '../../app/station-context.tsx';
import type { StationClient } from '../../app/station-client.ts';
import { useCommand } from '../../app/use-command.ts';

export type Form = 'cdf-1' | 'item-list';

export type ConsignmentDeeds = {
  /** `declaration` is what the clerk saw of the sender's word on the contents. */
  readonly receive: (consignment: string, declaration: { readonly form: Form } | null) => void;
  readonly compare: (
    wanted: { readonly consignment: string; readonly language: 'en' | 'hi' },
    done: (compared: ReconciliationView) => void,
  ) => void;
  /** Makes the file of a document again, and one more copy on paper where a printer is set up. */
  readonly print: (wanted: { readonly document: string; readonly language: 'en' | 'hi' }) => void;
  readonly closeSet: () => void;
  readonly lock: () => void;
  readonly fault: SendFault | null;
};

export function useConsignmentDeeds(client: StationClient, cache: QueryClient): ConsignmentDeeds {
  const { run, fault } = useCommand();
  return {
    fault,
    receive: (consignment, declaration) =>
      run(
        (requestId, options) => client.consignment.receive({ requestId, consignment, declaration }, options),
        (view) => takeAccept(cache, view),
      ),
    compare: (wanted, done) =>
      run((requestId, options) => client.consignment.reconcile({ requestId, ...wanted }, options), done, {
        patience: LONG,
      }),
    print: (wanted) =>
      run(
        (requestId, options) => client.consignment.print({ requestId, ...wanted }, options),
        () => void cache.invalidateQueries({ queryKey: ['papers'] }),
        { patience: LONG },
      ),
    closeSet: () =>
      run(
        (requestId, options) => client.set.close({ requestId }, options),
        (session) => takeSession(cache, session),
      ),
    lock: () =>
      run(
        (requestId, options) => client.session.lock({ requestId }, options),
        (session) => takeSession(cache, session),
      ),
  };
}
