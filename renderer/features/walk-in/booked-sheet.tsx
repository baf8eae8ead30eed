/** A parcel was booked: its number at the largest size, where it goes, and that its label and receipt are on the way. */
import type { JSX } from 'react';
import { groupNumber, groupPin } from '../../../domain/identifiers/display.ts';
import type { WalkInRow } from '../../../domain/contract/walk-in.ts';
import { pick } from '../../i18n/language.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { clockSecondsText, groupIndian, rupees } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';

function receiptText({ receipt, voided }: WalkInRow, t: Translate): string {
  if (voided) return t('walkIn.receiptVoid');
  return receipt === null ? t('walkIn.noReceipt') : t('walkIn.receiptMade');
}

export function BookedSheet({ row }: { row: WalkInRow }): JSX.Element {
  const { t, language } = useWords();
  const { destination, voided } = row;
  const place = destination === null ? t('walkIn.noSlot') : pick(destination.place, language);
  const facts: readonly (readonly [string, string])[] = [
    [t('walkIn.product'), t(`walkIn.products.${row.product}`)],
    [t('fact.weight'), row.grams === null ? '–' : t('unit.grams', { number: groupIndian(row.grams) })],
    [t('walkIn.paid'), rupees(row.tariffPaise)],
    [t('walkIn.receipt'), receiptText(row, t)],
  ];
  return (
    <section
      className={`result ${voided ? 'ready' : destination === null ? 'attention' : 'accepted'} booked`}
      role="status"
    >
      <div className="band">
        {voided ? null : <ResultIcon shape={destination === null ? 'attention' : 'accepted'} />}
        <span className="word">{voided ? t('walkIn.takenBack') : t('walkIn.booked')}</span>
        <span className="at">
          <b>{clockSecondsText(row.atMs)}</b>
          <span>{voided ? t('walkIn.labelVoid') : t('walkIn.labelPrints')}</span>
        </span>
      </div>
      <div className="bookedbody">
        <p className="bignumber">{groupNumber(row.number)}</p>
        <p className="lead">
          {groupPin(row.pin)} · {place} {destination === null ? '' : `· ${t('slot')} ${destination.slot}`}
        </p>
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
