/** READY, also for a parcel that was refused or without a scanner, and the clerk's own decisions: neutral bands, since they are no results. */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { ConsignmentSummary, ScanResult, StopReason } from '../../../domain/contract/accept-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { clockText, groupIndian, kilogramsOne, sinceText } from '../../ui/format.ts';
import { ResultIcon, ScanIcon, Sign } from '../../ui/icons.tsx';
import { useMinute } from '../../ui/use-minute.ts';
import { Band } from './band.tsx';
import type { Decided } from './shown-result.ts';
import { afterStop, reasonWord } from './stop-words.ts';

export function ReadyPanel({
  consignment,
  first,
}: {
  consignment: ConsignmentSummary | null;
  first: boolean;
}): JSX.Element {
  const { t } = useWords();
  const nowMs = useMinute();
  const manifest =
    consignment === null
      ? '–'
      : t('accept.manifestReceived', {
          time: sinceText(consignment.manifestAtMs, nowMs),
          count: consignment.declared,
          number: groupIndian(consignment.declared),
          kilograms: kilogramsOne(consignment.declaredGrams),
        });
  return (
    <section className="result ready" role="status">
      <Band icon={<ScanIcon />} word={t('state.ready')} />
      <div className="waiting">
        <p className="headline">{first ? t('accept.putFirst') : t('accept.putNext')}</p>
        <p>{manifest}</p>
      </div>
    </section>
  );
}

/** No scanner: what to do instead. Neutral, for nothing was read and nothing was written. */
export function ScannerGonePanel(): JSX.Element {
  const { t } = useWords();
  return (
    <section className="result ready" role="alert" data-scanner-gone>
      <Band icon={<ResultIcon shape="attention" className="c-attention" />} word={t('scannerGone.word')} />
      <div className="waiting">
        <p className="headline">{t('scannerGone.headline')}</p>
        <p>{t('scannerGone.next')}</p>
      </div>
    </section>
  );
}

/** After F9: the parcel in the clerk's hand is named, so that nobody takes it for the one accepted before. */
export function NotInPanel({ number, reason }: { number: string; reason: StopReason }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="result ready" role="status">
      <Band icon={<ScanIcon />} word={t('state.ready')} />
      <div className="waiting">
        <p className="headline">{afterStop(reason, t)}</p>
        <p className={number.length > LONG ? 'long' : undefined}>
          {t('notIn.refused', { parcel: groupNumber(number) })}
        </p>
      </div>
    </section>
  );
}

/** Longer than the number of a parcel or an order. */
const LONG = 24;

type Undone = Extract<ScanResult, { kind: 'undone' }>;

export function DecisionPanel({ result, decided }: { result: Undone; decided: Decided }): JSX.Element {
  const { t } = useWords();
  const isRejected = decided.as === 'rejected';
  const slot = result.destination?.slot;
  const advice =
    decided.as !== 'undone'
      ? t(`decision.${decided.as}.advice`)
      : slot === undefined
        ? t('decision.undone.adviceNoSlot')
        : t('decision.undone.advice', { slot });
  return (
    <section className="result ready" role="status">
      <Band
        icon={<Sign sign="gone" className="" />}
        word={t(`decision.${decided.as}.word`)}
        {...(isRejected && decided.reason !== null ? { why: reasonWord(decided.reason, t) } : {})}
        at={{ atMs: result.atMs, note: t('decision.recorded') }}
      />
      <div className="waiting">
        <p className="headline">{advice}</p>
        {result.onPaper === null ? null : <CrossOut {...result.onPaper} />}
        <p>{t(`decision.${decided.as}.note`, { parcel: groupNumber(result.number) })}</p>
      </div>
    </section>
  );
}

/** The label is void and still on the parcel: the next counter would take it for good. */
function CrossOut({ labels, atMs }: NonNullable<Undone['onPaper']>): JSX.Element {
  const { t } = useWords();
  const time = clockText(atMs);
  const text =
    labels === 1 ? t('decision.crossOut', { time }) : t('decision.crossOutAll', { number: groupIndian(labels), time });
  return <p className="deed">{text}</p>;
}
