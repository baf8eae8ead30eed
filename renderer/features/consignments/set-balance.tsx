/** The balance the set would close with, as the equation that must hold; flows that are zero and rare are left out. */
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useStation } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import './set-balance.css';

/** What always stands in the equation, on either side. */
const LEFT = ['opening', 'received', 'excess'] as const;
const RIGHT = ['despatched', 'delivered', 'returned', 'short', 'writtenOff', 'corrections', 'closing'] as const;
const ALWAYS: ReadonlySet<string> = new Set([...LEFT, 'corrections', 'closing']);

export function SetBalance(): JSX.Element {
  const { t } = useWords();
  const { client } = useStation();
  const { data } = useQuery({
    queryKey: ['balance'],
    queryFn: ({ signal }) => client.set.balance(undefined, { signal }),
    gcTime: 0,
  });
  const shown = (side: readonly (typeof LEFT)[number][] | readonly (typeof RIGHT)[number][]) =>
    side.filter((line) => ALWAYS.has(line) || (data?.[line] ?? 0) > 0);
  const figure = (line: (typeof LEFT)[number] | (typeof RIGHT)[number], op: string): JSX.Element => (
    <div key={line}>
      <span className="op">{op}</span>
      <span>
        <span className="lbl">{t(`balance.${line}`)}</span>
        <b>{data == null ? '–' : groupIndian(data[line])}</b>
      </span>
    </div>
  );
  return (
    <div className="balance" data-balance>
      {shown(LEFT).map((line, at) => figure(line, at === 0 ? '' : '+'))}
      {shown(RIGHT).map((line, at) => figure(line, at === 0 ? '=' : '+'))}
    </div>
  );
}
