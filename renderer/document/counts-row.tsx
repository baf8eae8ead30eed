/** The counts as the equation that must hold, and beside it what does not fit in. */
import type { JSX } from 'react';
import type { AcceptanceManifest } from '../../domain/contract/document-model.ts';
import { useWords } from '../i18n/use-words.ts';
import { groupIndian } from '../ui/format.ts';

export function CountsRow({ counts }: Pick<AcceptanceManifest, 'counts'>): JSX.Element {
  const { t } = useWords();
  return (
    <section className="counts" aria-label={t('count.label')}>
      <Figure label={t('count.declared')} figure={counts.declared} />
      <span className="op">=</span>
      <Figure label={t('count.accepted')} figure={counts.accepted} />
      <span className="op">+</span>
      <Figure label={t('count.rejected')} figure={counts.rejected} />
      <span className="op">+</span>
      <Figure label={t('count.absent')} figure={counts.absent} />
      <span className="beside" />
      <Figure label={t('count.unmanifested')} figure={counts.unmanifested} />
      <Figure label={t('paper.onHand')} figure={counts.onHand} />
    </section>
  );
}

function Figure({ label, figure }: { label: string; figure: number }): JSX.Element {
  return (
    <div>
      <span>{label}</span>
      <b>{groupIndian(figure)}</b>
    </div>
  );
}
