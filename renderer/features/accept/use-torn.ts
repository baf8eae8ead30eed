/** Asks the station which parcel a partly readable number may be, while it is typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TornAnswer, TornCandidate } from '../../../domain/contract/accept-view.ts';
import { isTorn } from '../../../domain/identifiers/torn-label.ts';
import { useStation } from '../../app/station-context.tsx';

/** Undefined for a whole number, and before the first answer. */
export function useTorn(typed: string): TornAnswer | undefined {
  const { client } = useStation();
  const asked = isTorn(typed);
  const { data } = useQuery({
    queryKey: ['torn', typed],
    queryFn: ({ signal }) => client.accept.candidates({ text: typed }, { signal }),
    enabled: asked,
    placeholderData: keepPreviousData,
    gcTime: 0, // a parcel that came in meanwhile is no candidate any more
  });
  return asked ? data : undefined;
}

const NONE: readonly TornCandidate[] = [];

/** The parcels that may be chosen now. */
export function candidatesOf(answer: TornAnswer | undefined): readonly TornCandidate[] {
  return answer?.kind === 'candidates' ? answer.candidates : NONE;
}
