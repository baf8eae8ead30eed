/** Beside the list: what one can do, or the papers of the finished consignment that is chosen. */
import type { JSX } from 'react';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { copyWords, hashStart, signedWords } from '../../app/paper-words.ts';
import { fileName } from '../../ui/format.ts';
import { useHasReportPrinter } from '../../app/use-papers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMinute } from '../../ui/use-minute.ts';

export function ListAside({ paper }: { paper: PaperView | null }): JSX.Element {
  const { t } = useWords();
  if (paper !== null) return <PaperAside paper={paper} />;
  return (
    <aside>
      <h2>{t('aside.title')}</h2>
      <p>{t('consignments.aside1')}</p>
      <p>{t('consignments.aside2')}</p>
      <p>{t('consignments.asideFile')}</p>
      <p>{t('consignments.aside3')}</p>
      <p>{t('consignments.asideDone')}</p>
    </aside>
  );
}

export function PaperAside({ paper }: { paper: PaperView }): JSX.Element {
  const { t } = useWords();
  const hasPrinter = useHasReportPrinter();
  const nowMs = useMinute();
  return (
    <aside>
      <h2>{paper.document}</h2>
      <dl className="about" data-about={paper.document}>
        <dt>{t('finished.onPaper')}</dt>
        <dd data-copy={paper.copy?.state ?? 'none'}>{copyWords(paper, hasPrinter, t)}</dd>
        <dt>{t('finished.driver')}</dt>
        <dd data-signed={paper.signed?.how ?? 'nobody'}>{signedWords(paper, t, nowMs)}</dd>
        <dt>{t('finished.file')}</dt>
        <dd>{paper.file === null ? t('finished.noFile') : fileName(paper.file)}</dd>
        <dt>{t('finished.hash')}</dt>
        <dd>{paper.sha256 === null ? '–' : hashStart(paper.sha256)}</dd>
        {paper.corrects === null ? null : (
          <>
            <dt>{t('finished.corrects')}</dt>
            <dd>{paper.corrects}</dd>
          </>
        )}
        {paper.giveBack === null ? null : (
          <>
            <dt>{t('finished.giveBack')}</dt>
            <dd>{paper.giveBack}</dd>
          </>
        )}
      </dl>
    </aside>
  );
}
