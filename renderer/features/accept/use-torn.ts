/** Asks the station which parcel a partly readable number may be, while it is typed. */
import { useQuery } from '@tanstack/react-query';
import type { TornAnswer, TornCandidate } from '../../../domain/contract/accept-view.ts';
import { isTorn } from '../../../domain/identifiers/torn-label.ts';
import { useStation } from '../../app/station-context.tsx';
import { useRested } from '../../ui/use-rested.ts';

/** Undefined for a whole number, and before the first answer. */
export function useTorn(typed: string): TornAnswer | undefined {
  const { client } = useStation();
  const asked = useRested(typed);
  const { data } = useQuery({
    queryKey: ['torn', asked],
    queryFn: ({ signal }) => client.accept.candidates({ text: asked }, { signal }),
    enabled: isTorn(asked),
    gcTime: 0, // a parcel that came in meanwhile is no candidate any more
  });
  return answerFor(typed, asked, data);
}

/** What an earlier text found is not what stands in the field: no key may take it. */
export function answerFor(typed: string, asked: string, answer: TornAnswer | undefined): TornAnswer | undefined {
  return asked === typed && isTorn(typed) ? answer : undefined;
}

const NONE: readonly TornCandidate[] = [];

/** The parcels that may be chosen now. */
export function candidatesOf(answer: TornAnswer | undefined): readonly TornCandidate[] {
  return answer?.kind === 'candidates' ? answer.candidates : NONE;
}
