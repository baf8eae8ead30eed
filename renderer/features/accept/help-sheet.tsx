/** F1: what the four results ask of the clerk, in place and short. It closes by F1 or by the next scan. */
import type { JSX } from 'react';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { fileName } from '../../ui/format.ts';
import { ResultIcon, type ResultShape } from '../../ui/icons.tsx';
import type { MadeSheet } from './use-accept-deeds.ts';

const SHAPES: readonly ResultShape[] = ['accepted', 'already', 'attention', 'stop'];

export function HelpSheet({ sheet }: { sheet: MadeSheet | null }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="sheet help" aria-label={t('help.title')}>
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
      <p role="status" data-command-sheet={sheet?.file ?? undefined}>
        {sheetText(sheet, t)}
      </p>
      <p>{t('help.guide')}</p>
    </section>
  );
}

/** What F6 makes, and where it lies once it is made. */
function sheetText(sheet: MadeSheet | null, t: Translate): string {
  if (sheet === null) return t('help.commands');
  return sheet.file === null ? t('commandSheet.notWritten') : t('commandSheet.written', { file: fileName(sheet.file) });
}
