/** F1: what the four results ask of the clerk, in place and short. It closes by F1 or by the next scan. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ResultIcon, type ResultShape } from '../../ui/icons.tsx';

const SHAPES: readonly ResultShape[] = ['accepted', 'already', 'attention', 'stop'];

export function HelpSheet(): JSX.Element {
  const { t } = useWords();
  return (
    <section className="sheet" aria-label={t('help.title')}>
      <h2>{t('help.title')}</h2>
      <ul>
        {SHAPES.map((shape) => (
          <li key={shape}>
            <ResultIcon shape={shape} className={`sign c-${shape}`} />
            <b>{t(`state.${shape}`)}</b>
            <span>{t(`help.${shape}`)}</span>
          </li>
        ))}
      </ul>
      <p>{t('help.scan')}</p>
      <p>{t('help.keys')}</p>
      <p>{t('help.guide')}</p>
    </section>
  );
}
