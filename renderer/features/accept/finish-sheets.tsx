/**
 * F10: the differences before the consignment is finished, and the wait after it. In the frame, no dialog; the equation
 * stays where it always is, below.
 */
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { Differences } from '../../../domain/contract/station.ts';
import { useAccept, useStation } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { absentShown, type AbsentShown } from './absent-shown.ts';
import { Band } from './band.tsx';
import { differenceLines, type Differing } from './difference-lines.ts';

/** What will be true once F10 is pressed again. Loud as an attention: what is final should not look like a help text. */
export function FinishSheet(): JSX.Element | null {
  const { t } = useWords();
  const { client } = useStation();
  const parts = useAccept(closingOf);
  const { data } = useQuery({
    queryKey: ['differences', parts?.counts],
    queryFn: ({ signal }) => client.consignment.differences(undefined, { signal }),
    gcTime: 0,
  });
  if (parts === undefined) return null;
  const lines = differenceLines(parts, data ?? NOTHING_NOTED, t);
  return (
    <section className="result attention finish" role="status">
      <Band icon={<ResultIcon shape="attention" />} word={t('state.attention')} why={t('finish.final')} />
      <div className="sheet">
        <h2>{t('finish.title', { consignment: parts.consignment })}</h2>
        <ul className="plain">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Absent
          shown={absentShown(data?.absent ?? [], parts.counts.left, lines.length + unweighedRows(data?.unweighed))}
        />
        <NotWeighed parcels={data?.notWeighed ?? []} total={data?.unweighed ?? 0} />
        <p>{t('finish.hint')}</p>
      </div>
    </section>
  );
}

const NOTHING_NOTED = { unweighed: 0, cancelled: 0, changed: 0, listed: 0 };

/** On one line: they are here, in their slots, and can still be weighed. */
function NotWeighed({ parcels, total }: { parcels: Differences['notWeighed']; total: number }): JSX.Element | null {
  const { t } = useWords();
  if (parcels.length === 0) return null;
  const shown = parcels.slice(0, total <= UNWEIGHED_SHOWN ? UNWEIGHED_SHOWN : UNWEIGHED_SHOWN - 1);
  const more = total - shown.length;
  return (
    <ul className="absent unweighed" aria-label={t('finish.notWeighed')}>
      <li className="of">{t('finish.notWeighed')}</li>
      {shown.map(({ item, slot }) => (
        <li key={item} data-unweighed={item}>
          <b>{groupNumber(item)}</b> <span>{slot ?? 'Q'}</span>
        </li>
      ))}
      {more === 0 ? null : <li>{t('missed.more', { number: groupIndian(more) })}</li>}
    </ul>
  );
}

/** Beside their heading, in two rows of three. */
const UNWEIGHED_SHOWN = 5;

/** Each row of them takes the room of one line of absent parcels. */
function unweighedRows(unweighed = 0): number {
  return unweighed === 0 ? 0 : Math.ceil((Math.min(unweighed, UNWEIGHED_SHOWN) + 1) / 3);
}

/** The numbers by which somebody can still look for them. */
function Absent({ shown: { parcels, more } }: { shown: AbsentShown }): JSX.Element | null {
  const { t } = useWords();
  if (parcels.length === 0) return null;
  return (
    <ul className="absent" aria-label={t('count.absent')}>
      {parcels.map(({ item, pin }) => (
        <li key={item}>
          <b>{groupNumber(item)}</b> <span>{pin}</span>
        </li>
      ))}
      {more === 0 ? null : <li>{t('missed.more', { number: groupIndian(more) })}</li>}
    </ul>
  );
}

type Closing = Differing & { readonly consignment: string };

function closingOf({ consignment, counts }: AcceptView): Closing {
  return { consignment: consignment?.consignment ?? '–', counts, isCounted: consignment?.by === 'declared' };
}

/** Between the two: a word, no spinner. It says "recorded" only once the station shows that it is. */
export function FinishingSheet(): JSX.Element {
  const { t } = useWords();
  const isRecorded = useAccept(isFinished) ?? false;
  return (
    <section className="sheet" role="status">
      <h2>{isRecorded ? t('wait.manifest') : t('wait.station')}</h2>
      {isRecorded ? <p>{t('wait.manifestSafe')}</p> : null}
    </section>
  );
}

const isFinished = ({ consignment }: AcceptView): boolean => consignment?.state !== 'open';
