/** STOP: refused, nothing written. It takes the whole panel, removes the destination and leaves one key. */
import type { JSX } from 'react';
import type { ConsignmentSummary, StopReason } from '../../../domain/contract/accept-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { Band } from './band.tsx';
import { missedShown } from './missed.ts';
import { MarkedNumber } from './marked-number.tsx';
import { stopWords, type Marked, type Side } from './stop-words.ts';

type Props = {
  atMs: number;
  reason: StopReason | null;
  ignored: number;
  missed: readonly string[];
  consignment: ConsignmentSummary | null;
};

export function StopPanel({ atMs, reason, ignored, missed, consignment }: Props): JSX.Element {
  const { t } = useWords();
  const words = stopWords(reason, consignment, t);
  const note =
    ignored === 0
      ? t('accept.nothingWritten')
      : t('accept.ignoredSince', { count: ignored, number: groupIndian(ignored) });
  return (
    <section className="result stop" role="alert">
      <Band icon={<ResultIcon shape="stop" />} word={t('state.stop')} at={{ atMs, note }} />
      <div className="stopbody">
        <h2>{words.heading}</h2>
        {words.sides === null ? null : (
          <div className="sides">
            {words.sides.map((side) => (
              <SideBox key={side.label} side={side} />
            ))}
          </div>
        )}
        {missed.length === 0 ? null : <Missed missed={missed} />}
      </div>
      <div className="stopfoot">
        <p>{words.next}</p>
        <span className="ack">
          <kbd>F9</kbd>
          <span>{t('key.understood')}</span>
        </span>
      </div>
    </section>
  );
}

/** Scanned while stopped: each has to be scanned again. */
function Missed({ missed }: { missed: readonly string[] }): JSX.Element {
  const { t } = useWords();
  const { numbers, more } = missedShown(missed);
  return (
    <p className="missed">
      {t('missed.title')}: <b>{numbers.join(' · ')}</b>
      {more === 0 ? null : ` ${t('missed.more', { number: more })}`}
    </p>
  );
}

const LONG = 24;

function SideBox({ side }: { side: Side }): JSX.Element {
  return (
    <div>
      <span className="lbl">{side.label}</span>
      <b className={lengthOf(side.value) > LONG ? 'long' : undefined}>
        <MarkedNumber value={side.value} />
      </b>
      <p>{side.note}</p>
    </div>
  );
}

function lengthOf(value: Marked): number {
  return typeof value === 'string' ? value.length : value.before.length + 1 + value.after.length;
}
