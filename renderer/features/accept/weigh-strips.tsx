/**
 * F5 without a weight: what the scale says and the two ways on, then the weight by hand, then why. In the place of the
 * counters; the parcel's result stays in full view, and the next scan closes it.
 */
import { useEffect, useRef, type ChangeEvent, type JSX, type KeyboardEvent } from 'react';
import { parseTypedWeight } from '../../../domain/custody/typed-weight.ts';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import type { WeighMode } from './weigh-keys.ts';
import { cleanWeight, weightAfter } from './weight-entry.ts';

/** Why the scale gave no weight, as the station names it. */
export type ScaleWhy = 'missing' | 'moving' | 'empty' | 'unchanged' | 'fault';

export type WeighStripProps = {
  readonly mode: WeighMode;
  readonly number: string;
  readonly why: ScaleWhy;
  readonly weight: string;
  readonly onWeight: (text: string) => void;
};

export function WeighStrip(props: WeighStripProps): JSX.Element {
  if (props.mode === 'weigh') return <NoWeight {...props} />;
  return props.mode === 'weigh-type' ? <TypeWeight {...props} /> : <WhyTyped {...props} />;
}

function NoWeight({ why, number }: WeighStripProps): JSX.Element {
  const { t } = useWords();
  return (
    <section className="count strip" role="status" data-weigh="scale">
      <p className="headline">{t(`weigh.scale.${why}`)}</p>
      <p className="hint">{t('weigh.of', { parcel: groupNumber(number) })}</p>
    </section>
  );
}

/** Digits and a point; F4 goes on. Enter does nothing, and a letter empties the field. */
function TypeWeight({ weight, onWeight, number }: WeighStripProps): JSX.Element {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const after = weightAfter(weight, event.code);
    if (after === undefined && event.key !== 'Enter' && event.key !== 'Tab' && event.key !== ' ') return;
    event.preventDefault();
    if (after !== undefined) onWeight(after);
  };
  const read = parseTypedWeight(weight);
  return (
    <section className="count strip" aria-label={t('weigh.label')} data-weigh="type">
      <label className="entry weight">
        <span className="lbl">{t('weigh.label')}</span>
        <input
          ref={field}
          value={weight}
          onKeyDown={press}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onWeight(cleanWeight(event.target.value))}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <p className="headline" role="status">
        {read.ok ? t('unit.grams', { number: groupIndian(read.value) }) : t(`weigh.fault.${read.fault.kind}`)}
      </p>
      <p className="hint">{t('weigh.of', { parcel: groupNumber(number) })}</p>
    </section>
  );
}

function WhyTyped({ weight, number }: WeighStripProps): JSX.Element {
  const { t } = useWords();
  const read = parseTypedWeight(weight);
  const shown = read.ok ? t('unit.grams', { number: groupIndian(read.value) }) : weight;
  return (
    <section className="count strip" role="status" data-weigh="reason">
      <p className="headline">{t('weigh.why', { weight: shown, parcel: groupNumber(number) })}</p>
      <p className="hint">{t('weigh.whyHint')}</p>
    </section>
  );
}
