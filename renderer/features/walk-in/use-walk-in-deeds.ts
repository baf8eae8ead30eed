/** What the keys of the walk-in screen set going. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { BookingInput, WalkInView } from '../../../domain/contract/walk-in.ts';
import { LONG, type SendFault } from '../../app/send-command.ts';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';

export type WalkInDeeds = {
  readonly view: WalkInView | null;
  readonly fault: SendFault | null;
  readonly clear: () => void;
  readonly book: (booking: BookingInput, done: () => void) => void;
  readonly undo: (use: string) => void;
  readonly print: (use: string) => void;
  readonly receipt: (use: string) => void;
  readonly lock: () => void;
};

const KEY = ['walk-ins'];

export function useWalkInDeeds(): WalkInDeeds {
  const { client } = useStation();
  const { language } = useWords();
  const cache = useQueryClient();
  const { run, fault, clear } = useCommand();
  const { data } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => client.walkIn.view(undefined, { signal }) });
  const take = (view: WalkInView): void => void cache.setQueryData(KEY, view);
  return {
    view: data ?? null,
    fault,
    clear,
    book: (booking, done) =>
      run(
        (requestId, options) => client.walkIn.book({ requestId, language, ...booking }, options),
        (view) => {
          take(view);
          done();
        },
        { patience: LONG },
      ),
    undo: (use) =>
      run((requestId, options) => client.walkIn.undo({ requestId, language, use }, options), take, { patience: LONG }),
    print: (use) => run((requestId, options) => client.walkIn.print({ requestId, use }, options), take),
    receipt: (use) =>
      run((requestId, options) => client.walkIn.receipt({ requestId, language, use }, options), take, {
        patience: LONG,
      }),
    lock: () =>
      run(
        (requestId, options) => client.session.lock({ requestId }, options),
        (session) => takeSession(cache, session),
      ),
  };
}
