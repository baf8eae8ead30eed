/** After F10: the documents of the consignment, their file, and how far the copies on paper are. */
import type { JSX } from 'react';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { copyWords, hashStart, signedWords } from '../../app/paper-words.ts';
import { fileName } from '../../ui/format.ts';
import { useHasReportPrinter, usePapers } from '../../app/use-papers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMinute } from '../../ui/use-minute.ts';

export function FinishedSheet({ finished }: { finished: PaperView }): JSX.Element {
  const { t } = useWords();
  const hasPrinter = useHasReportPrinter();
  const nowMs = useMinute();
  const paper = usePapers().find(({ document }) => document === finished.document) ?? finished;
  return (
    <section className="sheet" role="status">
      <h2>{t('finished.title')}</h2>
      <dl className="paper">
        <dt>{t('finished.document')}</dt>
        <dd data-document={paper.document}>{paper.document}</dd>
        <dt>{t('finished.pages')}</dt>
        <dd>{paper.pages ?? '–'}</dd>
        <dt>{t('finished.hash')}</dt>
        <dd>{paper.sha256 === null ? '–' : hashStart(paper.sha256)}</dd>
        <dt>{t('finished.file')}</dt>
        <dd className="path">{paper.file === null ? t('finished.noFile') : fileName(paper.file)}</dd>
        {paper.corrects === null ? null : (
          <>
            <dt>{t('finished.corrects')}</dt>
            <dd>{paper.corrects}</dd>
          </>
        )}
        {paper.giveBack === null ? null : (
          <>
            <dt>{t('finished.giveBack')}</dt>
            <dd data-give-back={paper.giveBack}>{paper.giveBack}</dd>
          </>
        )}
        <dt>{t('finished.onPaper')}</dt>
        <dd data-copy={paper.copy?.state ?? 'none'}>{copyWords(paper, hasPrinter, t)}</dd>
        <dt>{t('finished.driver')}</dt>
        <dd data-signed={paper.signed?.how ?? 'nobody'}>{signedWords(paper, t, nowMs)}</dd>
      </dl>
      <p>{t(paper.signed === null ? 'finished.hint' : 'finished.hintSigned')}</p>
    </section>
  );
}
