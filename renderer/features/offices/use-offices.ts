/** Asks the station for offices while somebody types; the last answer stays until the next is there, so nothing flickers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { useStation } from '../../app/station-context.tsx';

/** As many as the list shows without scrolling. */
export const LIST_LENGTH = 8;

/** What is asked for when nothing is typed: no office has it, and the answer still says whose data it is. */
const NOTHING = '-';
const REST_MS = 120;

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

/** The text once it has not changed for a moment: one question for a word, not one for each letter. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
