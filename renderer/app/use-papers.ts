/** The documents of the last days, asked again and again while somebody looks at them. */
import { useQuery } from '@tanstack/react-query';
import type { PaperView } from '../../domain/contract/paper-view.ts';
import { useDesk, useStation } from './station-context.tsx';

const REFRESH_MS = 2_000;

export function usePapers(): readonly PaperView[] {
  const { client } = useStation();
  const { data } = useQuery({
    queryKey: ['papers'],
    queryFn: ({ signal }) => client.consignment.papers(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  });
  return data ?? [];
}

/** Whether this station was given a report printer. */
export function useHasReportPrinter(): boolean {
  return useDesk(({ reportPrinter }) => reportPrinter.state !== 'none') ?? false;
}
