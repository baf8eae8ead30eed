/** Asks the station for offices while somebody types; the last answer stays until the next is there, so nothing flickers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { useStation } from '../../app/station-context.tsx';
import { useRested } from '../../ui/use-rested.ts';

/** As many as the list shows without scrolling. */
export const LIST_LENGTH = 8;

/** What is asked for when nothing is typed: no office has it, and the answer still says whose data it is. */
const NOTHING = '-';

/** Undefined before the first answer. */
export function useOffices(text: string): OfficeAnswer | undefined {
  const { client } = useStation();
  const asked = useRested(text.trim() === '' ? NOTHING : text.trim());
  const { data } = useQuery({
    queryKey: ['offices', asked],
    queryFn: ({ signal }) => client.offices.find({ text: asked, limit: LIST_LENGTH }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return data;
}
