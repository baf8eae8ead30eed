/** One line for each consignment that waits, then quieter ones for finished ones; the chosen one is marked at its edge. */
import type { JSX } from 'react';
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { partnerName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { termsText } from './terms-words.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { clockText, groupIndian, kilogramsOne, sinceText } from '../../ui/format.ts';
import type { ListRow } from './list-rows.ts';

const SHOWN = 6;

type Props = { readonly rows: readonly ListRow[]; readonly at: number };

export function ConsignmentList({ rows, at }: Props): JSX.Element {
  const { t } = useWords();
  const from = Math.max(0, Math.min(at - 3, rows.length - SHOWN));
  const chosen = waitingAt(rows, at);
  return (
    <>
      {rows[0]?.kind === 'waiting' ? null : <p className="lead">{t('consignments.noneLead')}</p>}
      <ul className="pick consignments" role="listbox" aria-label={t('consignments.heading')}>
        {rows.slice(from, from + SHOWN).map((row, i) => (
          <Row key={row.id} row={row} isChosen={from + i === at} />
        ))}
      </ul>
      {chosen === undefined || chosen.state === 'finished' ? null : (
        <p className="terms" data-terms>
          {termsText(chosen.terms, t)}
        </p>
      )}
    </>
  );
}

function waitingAt(rows: readonly ListRow[], at: number): ConsignmentSummary | undefined {
  const row = rows[at];
  return row?.kind === 'waiting' ? row.consignment : undefined;
}

function Row({ row, isChosen }: { row: ListRow; isChosen: boolean }): JSX.Element {
  if (row.kind === 'waiting') return <Waiting consignment={row.consignment} isChosen={isChosen} />;
  return row.kind === 'walk-in' ? <WalkIn isChosen={isChosen} /> : <Finished paper={row.paper} isChosen={isChosen} />;
}

function WalkIn({ isChosen }: { isChosen: boolean }): JSX.Element {
  const { t } = useWords();
  return (
    <li role="option" aria-selected={isChosen} data-walk-in>
      <b>{t('walkIn.row')}</b>
      <span>{t('walkIn.rowNote')}</span>
      <span className="num" />
      <span className="num" />
      <span className="num">{t('walkIn.rowWay')}</span>
    </li>
  );
}

function Waiting({ consignment, isChosen }: { consignment: ConsignmentSummary; isChosen: boolean }): JSX.Element {
  const { t } = useWords();
  const nowMs = useMinute();
  const { declared, declaredGrams, by } = consignment;
  return (
    <li role="option" aria-selected={isChosen}>
      <b>{consignment.consignment}</b>
      <span>{nameOf(consignment, t)}</span>
      <span className="num">{t('consignments.parcels', { count: declared, number: groupIndian(declared) })}</span>
      <span className="num">
        {by === 'declared' ? '–' : t('unit.kilograms', { number: kilogramsOne(declaredGrams) })}
      </span>
      <span className="num">{wayOf(consignment, nowMs, t)}</span>
    </li>
  );
}

function Finished({ paper, isChosen }: { paper: PaperView; isChosen: boolean }): JSX.Element {
  const { t } = useWords();
  const nowMs = useMinute();
  const { accepted, declared } = paper.counts;
  const figures = { accepted: groupIndian(accepted), declared: groupIndian(declared) };
  return (
    <li role="option" aria-selected={isChosen} className="done" data-paper={paper.document}>
      <b>{paper.document}</b>
      <span>{nameOf(paper, t)}</span>
      <span className="num">{t('consignments.ofDeclared', figures)}</span>
      <span className="num">{t('consignments.finishedAt', { time: sinceText(paper.finishedAtMs, nowMs) })}</span>
      <span className="num">{t(paper.signed === null ? 'consignments.notSigned' : 'consignments.signed')}</span>
    </li>
  );
}

/** Where it is known from; what waits for the clerk comes first. */
function wayOf(
  { by, state, toReconcile, manifestAtMs, cancelled, changedAfterMs }: ConsignmentSummary,
  nowMs: number,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (changedAfterMs !== null) return t('consignments.changedAfter', { time: clockText(changedAfterMs) });
  if (cancelled) return t('consignments.cancelled');
  if (toReconcile) return t('consignments.compareNow');
  if (state === 'aside') return t('consignments.begun');
  if (by === 'feed') return t('consignments.since', { time: sinceText(manifestAtMs, nowMs) });
  return t(`consignments.by.${by}`);
}

function nameOf(
  { partner, vehicle }: Pick<PaperView, 'partner' | 'vehicle'>,
  t: ReturnType<typeof useWords>['t'],
): string {
  const name = partnerName(partner, t);
  return vehicle === null ? name : t('consignments.vehicle', { partner: name, vehicle });
}
