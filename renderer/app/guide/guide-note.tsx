/** The guide: one sentence in the lower right corner, on every screen in the same place. It is read, never pressed. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { hasMore, type GuideStep } from './guide-step.ts';
import './guide.css';

export function GuideNote({ step, ...values }: GuideStep): JSX.Element {
  const { t } = useWords();
  return (
    <section className="guide" role="note" aria-label={t('guide.title')} data-step={step}>
      <p className="say">{t(`guide.${step}`, values)}</p>
      {hasMore(step) ? <p className="also">{t(`guide.${step}Also`)}</p> : null}
    </section>
  );
}
