/** The last scans, newest on top, as many whole rows as fit. The list only grows at the top and never reorders. */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { memo, type JSX } from 'react';
import type { AcceptView, RecentScan } from '../../../domain/contract/accept-view.ts';
import { useAccept } from '../../app/station-context.tsx';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { ResultIcon, Sign } from '../../ui/icons.tsx';
import { missedShown } from './missed.ts';
import { recentNote, recentSlot } from './recent-words.ts';

export const RecentList = memo(function RecentList(): JSX.Element {
  const { t, language } = useWords();
  const parts = useAccept(partsOf);
  const rows = parts?.recent ?? [];
  return (
    <section className="scans" aria-label={t('recent.title')}>
      <header>
        <h2>{t('recent.title')}</h2>
        {rows.length === 0 ? null : <span className="lbl">{t('slot')}</span>}
      </header>
      <MissedRows missed={parts?.stopped === true ? [] : (parts?.missed ?? [])} t={t} />
      {rows.length === 0 ? (
        <p className="empty">{t(`recent.empty.${parts?.empty ?? 'first'}`)}</p>
      ) : (
        <ol>
          {rows.map((scan) => (
            <Row
              key={`${scan.id}-${scan.kind}`}
              scan={scan}
              isNow={scan.id === parts?.shownId}
              t={t}
              language={language}
            />
          ))}
        </ol>
      )}
    </section>
  );
});

type Parts = {
  readonly recent: readonly RecentScan[];
  readonly shownId: number | undefined;
  /** Then the stop itself names what was missed. */
  readonly stopped: boolean;
  readonly missed: readonly string[];
  /** Why nothing is listed. */
  readonly empty: 'first' | 'again' | 'finished';
};

/** The list begins anew with the station, the counts do not. */
const partsOf = ({ recent, result, counts, stopped, missed, consignment }: AcceptView): Parts => ({
  recent,
  shownId: result?.id,
  stopped: stopped !== null,
  missed,
  empty: consignment === null ? 'finished' : isNew(counts) ? 'first' : 'again',
});

/** On top until each was scanned: these parcels may lie among the accepted ones. */
function MissedRows({ missed, t }: { missed: readonly string[] } & Pick<Words, 't'>): JSX.Element | null {
  if (missed.length === 0) return null;
  const { numbers, more } = missedShown(missed);
  return (
    <section className="missed" role="status">
      <h3>
        <Sign sign="half" />
        <span>{t('missed.title')}</span>
        {more === 0 ? null : <b>{t('missed.more', { number: more })}</b>}
      </h3>
      <ul>
        {numbers.map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ul>
    </section>
  );
}

function isNew({ accepted, rejected, unmanifested }: AcceptView['counts']): boolean {
  return accepted + rejected + unmanifested === 0;
}

type RowProps = { scan: RecentScan; isNow: boolean } & Pick<Words, 't' | 'language'>;

const Row = memo(function Row({ scan, isNow, t, language }: RowProps): JSX.Element {
  return (
    <li className={isNow ? 'now' : undefined} data-kind={scan.kind}>
      <RowIcon kind={scan.kind} />
      <span>{groupNumber(scan.number)}</span>
      <em>{recentNote(scan, t, language)}</em>
      <b>{recentSlot(scan)}</b>
    </li>
  );
}, sameRow);

function RowIcon({ kind }: { kind: RecentScan['kind'] }): JSX.Element {
  if (kind === 'rejected' || kind === 'undone') return <Sign sign="gone" className="i c-quiet" />;
  return <ResultIcon shape={kind} className={`i c-${kind}`} />;
}

/** A scan's line never changes once it is there; only its place in the list and the language do. */
function sameRow(before: RowProps, after: RowProps): boolean {
  return (
    before.isNow === after.isNow &&
    before.language === after.language &&
    before.scan.kind === after.scan.kind &&
    before.scan.id === after.scan.id &&
    before.scan.reason === after.scan.reason &&
    before.scan.slot === after.scan.slot &&
    before.scan.weightTyped === after.scan.weightTyped
  );
}
