/** The counts as the equation that must hold, and the bar of the same figures; what does not fit in stands beside it. */
import { memo, type JSX } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { useAccept } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import type { ClosedCounts } from './closing.ts';

type Counts = AcceptView['counts'];

type CountersProps = {
  /** What is left becomes absent: asked about, or done. */
  closing: boolean;
  /** The counts of a consignment that was just finished. */
  closed: ClosedCounts | null;
};

export const Counters = memo(function Counters({ closing, closed }: CountersProps): JSX.Element {
  const { t } = useWords();
  const open = useAccept(countsOf);
  const counts = closed === null ? open : { ...closed, left: closed.absent };
  const text = (figure: keyof Counts): string => (counts === undefined ? '–' : groupIndian(counts[figure]));
  return (
    <section className="count" aria-label={t('count.label')}>
      <div className="sum">
        <Figure name="declared" label={t('count.declared')} figure={text('declared')} mark={null} />
        <span className="op">=</span>
        <Figure name="accepted" label={t('count.accepted')} figure={text('accepted')} mark="full" />
        <span className="op">+</span>
        <Figure name="rejected" label={t('count.rejected')} figure={text('rejected')} mark="hatch" />
        <span className="op">+</span>
        <Figure
          name="left"
          label={closing ? t('count.absent') : t('count.left')}
          figure={text('left')}
          mark="outline"
        />
        <div className="off" data-count="unmanifested">
          <span className="lbl">{t('count.unmanifested')}</span>
          <b>{text('unmanifested')}</b>
        </div>
      </div>
      <Bar counts={counts} />
    </section>
  );
});

const countsOf = (view: AcceptView): Counts => view.counts;

type Mark = 'full' | 'hatch' | 'outline';

type FigureProps = { name: keyof Counts; label: string; figure: string; mark: Mark | null };

function Figure({ name, label, figure, mark }: FigureProps): JSX.Element {
  return (
    <div data-count={name}>
      <span className="lbl">
        {mark === null ? null : <MarkSquare mark={mark} />}
        <span>{label}</span>
      </span>
      <b>{figure}</b>
    </div>
  );
}

function MarkSquare({ mark }: { mark: Mark }): JSX.Element {
  return (
    <svg className="key3" aria-hidden="true">
      {mark === 'outline' ? (
        <rect x="1" y="1" width="80%" height="80%" fill="none" stroke="var(--line-strong)" />
      ) : (
        <rect width="100%" height="100%" fill={mark === 'full' ? 'var(--fill)' : 'url(#key-hatch)'} />
      )}
    </svg>
  );
}

const WIDTH = 1000;

function Bar({ counts }: { counts: Counts | undefined }): JSX.Element {
  const unit = counts === undefined || counts.declared === 0 ? 0 : WIDTH / counts.declared;
  const accepted = (counts?.accepted ?? 0) * unit;
  const rejected = (counts?.rejected ?? 0) * unit;
  return (
    <svg className="bar" viewBox={`0 0 ${WIDTH} 4`} preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <Hatch id="key-hatch" step={4} />
        <Hatch id="bar-hatch" step={6} />
      </defs>
      <rect width={WIDTH} height="4" fill="var(--track)" />
      <rect width={accepted} height="4" fill="var(--fill)" />
      {rejected === 0 ? null : <rect x={accepted + 2} width={rejected} height="4" fill="url(#bar-hatch)" />}
    </svg>
  );
}

function Hatch({ id, step }: { id: string; step: number }): JSX.Element {
  return (
    <pattern id={id} width={step} height="100%" patternUnits="userSpaceOnUse">
      <rect width={step} height="100%" fill="var(--surface)" />
      <rect width={step * 0.58} height="100%" fill="var(--fill)" />
    </pattern>
  );
}
