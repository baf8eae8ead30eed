/**
 * F10: the differences before the consignment is finished, and the manifest after it. In the frame, no dialog; the equation
 * stays where it always is, below.
 */
import type { JSX } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { FinishedDocument } from '../../../domain/contract/station.ts';
import { useAccept } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

/** What will be true once F10 is pressed again. */
export function FinishSheet(): JSX.Element | null {
  const { t } = useWords();
  const parts = useAccept(closingOf);
  if (parts === undefined) return null;
  const { counts, consignment } = parts;
  return (
    <section className="sheet" role="status">
      <h2>{t('finish.title', { consignment })}</h2>
      <ul className="plain">
        {counts.left === 0 ? null : (
          <li>{t('finish.absent', { count: counts.left, number: groupIndian(counts.left) })}</li>
        )}
        {counts.rejected === 0 ? null : (
          <li>{t('finish.rejected', { count: counts.rejected, number: groupIndian(counts.rejected) })}</li>
        )}
        {counts.unmanifested === 0 ? null : (
          <li>{t('finish.unmanifested', { count: counts.unmanifested, number: groupIndian(counts.unmanifested) })}</li>
        )}
        {counts.left + counts.rejected + counts.unmanifested === 0 ? <li>{t('finish.noDifference')}</li> : null}
      </ul>
      <p>{t('finish.hint')}</p>
    </section>
  );
}

type Closing = { readonly consignment: string; readonly counts: AcceptView['counts'] };

function closingOf({ consignment, counts }: AcceptView): Closing {
  return { consignment: consignment?.consignment ?? '–', counts };
}

/** Between the two: a word, no spinner. It says "recorded" only once the station shows that it is. */
export function FinishingSheet(): JSX.Element {
  const { t } = useWords();
  const isRecorded = useAccept(isFinished) ?? false;
  return (
    <section className="sheet" role="status">
      <h2>{isRecorded ? t('wait.manifest') : t('wait.station')}</h2>
      {isRecorded ? <p>{t('wait.manifestSafe')}</p> : null}
    </section>
  );
}

const isFinished = ({ consignment }: AcceptView): boolean => consignment?.state !== 'open';

/** The manifest: its id, its pages, the start of its hash, and the file's name. */
export function FinishedSheet({ finished }: { finished: FinishedDocument }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="sheet" role="status">
      <h2>{t('finished.title')}</h2>
      <dl className="paper">
        <dt>{t('finished.document')}</dt>
        <dd data-document={finished.document}>{finished.document}</dd>
        <dt>{t('finished.pages')}</dt>
        <dd>{finished.pages ?? '–'}</dd>
        <dt>{t('finished.hash')}</dt>
        <dd>{finished.sha256 === null ? '–' : hashStart(finished.sha256)}</dd>
        <dt>{t('finished.file')}</dt>
        <dd className="path">{finished.file === null ? t('finished.noFile') : fileName(finished.file)}</dd>
      </dl>
      <p>{t('finished.hint')}</p>
    </section>
  );
}

/** The first sixteen hex digits in fours: enough to compare by eye. */
function hashStart(sha256: string): string {
  return `${(sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')} …`;
}

/** A path of either system without its folders: nobody at a counter reads those. */
function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
