/** The head of every document: what it is, its number, which copy, and the code. */
import type { JSX } from 'react';
import type { PaperModel } from '../../domain/contract/document-model.ts';
import type { DocumentSheet, SheetCopy } from '../../domain/contract/document-sheet.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { codeText } from './qr-matrix.ts';
import { QrCode } from './qr-code.tsx';

type Headed = Pick<DocumentSheet, 'copy'> & { readonly model: PaperModel };

export function PaperHeading({ sheet, title }: { sheet: Headed; title: string }): JSX.Element {
  const { t } = useWords();
  const { model, copy } = sheet;
  return (
    <header>
      <div>
        <p className="department">{t('paper.department')}</p>
        <h1>{title}</h1>
        <p className="number">{model.id}</p>
        {copy === null ? null : <p className="copy">{copyText(copy, t)}</p>}
        {model.test ? <p className="test">{t('paper.testSheet')}</p> : null}
      </div>
      <QrCode text={codeText(model)} label={t('paper.qr')} />
    </header>
  );
}

/** The line above the column heads of a long list, on every page. */
export function runningText({ model, copy }: Headed, title: string, t: Translate): string {
  const marks = [copy === null ? null : copyText(copy, t), model.test ? t('paper.testSheet') : null];
  return [title, model.id, ...marks.filter((mark) => mark !== null)].join(' · ');
}

/** What comes out by itself says for whom; what somebody asked for after the first is a reprint. */
export function copyText({ no, for: party }: SheetCopy, t: Translate): string {
  const which = t('paper.copy', { number: no });
  if (party !== null) return `${which} · ${t(`paper.copyFor.${party}`)}`;
  return no === 1 ? which : `${t('paper.reprint')} · ${which}`;
}
