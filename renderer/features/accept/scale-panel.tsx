/** What the scale says now, beside what was declared. Drawn on every tick, and nothing else with it. */
import { memo, type JSX } from 'react';
import type { DeskView } from '../../../domain/contract/station.ts';
import { useDesk } from '../../app/station-context.tsx';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { clockText, groupIndian } from '../../ui/format.ts';
import { Sign } from '../../ui/icons.tsx';
import { BAR_WIDTH, scaleBar } from './scale-bar.ts';

type Scale = DeskView['scale'];

export const ScalePanel = memo(function ScalePanel(): JSX.Element {
  const { t } = useWords();
  const scale = useDesk(scaleOf);
  const isGone = scale !== undefined && scale.state !== 'ready';
  const figure = scale === undefined || isGone || scale.grams === null ? '–' : groupIndian(Math.round(scale.grams));
  const isMoving = scale?.reading === 'moving' && !isGone;
  return (
    <section className="scale" aria-label={t('scale.name')}>
      <header>
        <h2>{t('scale.name')}</h2>
        <Reading scale={scale} t={t} />
      </header>
      <div className={isMoving ? 'w moving' : 'w'}>
        <span>{figure}</span> <small>{t('scale.unit')}</small>
      </div>
      <Bar scale={scale} />
      <p>{scaleNote(scale, t)}</p>
    </section>
  );
});

const scaleOf = (desk: DeskView): Scale => desk.scale;

function Reading({ scale, t }: { scale: Scale | undefined; t: Translate }): JSX.Element {
  if (scale === undefined) return <span className="lbl">–</span>;
  if (scale.state !== 'ready') return <Warned text={t(`scale.state.${scale.state}`)} />;
  if (scale.reading === 'fault') return <Warned text={t('scale.reading.fault')} />;
  if (scale.reading !== 'stable') return <span className="lbl">{t(`scale.reading.${scale.reading}`)}</span>;
  return (
    <span className="stable">
      <Sign sign="lock" />
      <span>{t('scale.reading.stable')}</span>
    </span>
  );
}

function Warned({ text }: { text: string }): JSX.Element {
  return (
    <span className="stable c-attention">
      <Sign sign="half" />
      <span>{text}</span>
    </span>
  );
}

function Bar({ scale }: { scale: Scale | undefined }): JSX.Element {
  const known = scale?.state === 'ready' ? scale : undefined;
  const bar =
    known?.grams == null || known.declaredGrams === null || known.limitGrams === null
      ? null
      : scaleBar(known.grams, known.declaredGrams, known.limitGrams);
  return (
    <svg className="tol" viewBox={`0 0 ${BAR_WIDTH} 22`} aria-hidden="true">
      <rect y="8" width={BAR_WIDTH} height="6" fill="var(--track)" />
      {bar === null ? null : (
        <g>
          <rect x={bar.limitFrom} y="8" width={bar.limitWidth} height="6" fill="var(--fill-2)" />
          <path d={`M${bar.declaredAt} 4v14`} stroke="var(--ink)" strokeWidth="2" />
          <path d={`M${bar.readingAt - 7} 0h14l-7 9z`} fill="var(--ink)" />
        </g>
      )}
    </svg>
  );
}

/** What the reading is compared with, or whose it is. */
export function scaleNote(scale: Scale | undefined, t: Translate): string {
  if (scale === undefined) return '–';
  if (scale.state !== 'ready') return t('scale.connect');
  if (scale.declaredGrams !== null && scale.limitGrams !== null) {
    return t('scale.declared', { number: groupIndian(scale.declaredGrams), limit: groupIndian(scale.limitGrams) });
  }
  if (scale.zeroAtMs !== null && scale.reading === 'empty')
    return t('scale.zeroAt', { time: clockText(scale.zeroAtMs) });
  return scale.grams === null ? '–' : t(`scale.of.${scale.belongsTo}`);
}
