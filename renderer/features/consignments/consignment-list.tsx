/** One line for each consignment that is not finished; the chosen one is marked at its edge, not by colour alone. */
import type { JSX } from 'react';
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { partnerName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { termsText } from './terms-words.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { clockText, groupIndian, kilogramsOne, sinceText } from '../../ui/format.ts';

const SHOWN = 6;

export function ConsignmentList({
  consignments,
  at,
}: {
  consignments: readonly ConsignmentSummary[];
  at: number;
}): JSX.Element {
  const { t } = useWords();
  const nowMs = useMinute();
  const from = Math.max(0, Math.min(at - 3, consignments.length - SHOWN));
  const chosen = consignments[at];
  return (
    <>
      {consignments.length === 0 ? <p className="lead">{t('consignments.noneLead')}</p> : null}
      <ul className="pick consignments" role="listbox" aria-label={t('consignments.heading')}>
        {consignments.slice(from, from + SHOWN).map((consignment, i) => (
          <li key={consignment.consignment} role="option" aria-selected={from + i === at}>
            <b>{consignment.consignment}</b>
            <span>{nameOf(consignment, t)}</span>
            <span className="num">
              {t('consignments.parcels', { count: consignment.declared, number: groupIndian(consignment.declared) })}
            </span>
            <span className="num">
              {consignment.by === 'declared'
                ? '–'
                : t('unit.kilograms', { number: kilogramsOne(consignment.declaredGrams) })}
            </span>
            <span className="num">{wayOf(consignment, nowMs, t)}</span>
          </li>
        ))}
        <li role="option" aria-selected={at === consignments.length} data-walk-in>
          <b>{t('walkIn.row')}</b>
          <span>{t('walkIn.rowNote')}</span>
          <span className="num" />
          <span className="num" />
          <span className="num">{t('walkIn.rowWay')}</span>
        </li>
      </ul>
      {chosen === undefined || chosen.state === 'finished' ? null : (
        <p className="terms" data-terms>
          {termsText(chosen.terms, t)}
        </p>
      )}
    </>
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

function nameOf({ partner, vehicle }: ConsignmentSummary, t: ReturnType<typeof useWords>['t']): string {
  const name = partnerName(partner, t);
  return vehicle === null ? name : t('consignments.vehicle', { partner: name, vehicle });
}
