/** A closed count: declared = accepted + rejected + absent, and what stands beside it. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

export type ClosedCounts = {
  readonly declared: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly absent: number;
  readonly unmanifested: number;
};

export function Equation({ counts }: { counts: ClosedCounts }): JSX.Element {
  const { t } = useWords();
  return (
    <div className="sum">
      <Figure label={t('count.declared')} figure={counts.declared} />
      <span className="op">=</span>
      <Figure label={t('count.accepted')} figure={counts.accepted} />
      <span className="op">+</span>
      <Figure label={t('count.rejected')} figure={counts.rejected} />
      <span className="op">+</span>
      <Figure label={t('count.absent')} figure={counts.absent} />
      <div className="off">
        <span className="lbl">{t('count.unmanifested')}</span>
        <b>{groupIndian(counts.unmanifested)}</b>
      </div>
    </div>
  );
}

function Figure({ label, figure }: { label: string; figure: number }): JSX.Element {
  return (
    <div>
      <span className="lbl">{label}</span>
      <b>{groupIndian(figure)}</b>
    </div>
  );
}
