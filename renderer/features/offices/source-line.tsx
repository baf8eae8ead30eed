/** Whose data it is and how old: the attribution that the open data licence asks for, always on this screen. */
import type { JSX } from 'react';
import type { OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

export function SourceLine({ directory }: { directory: OfficeAnswer['directory'] | undefined }): JSX.Element {
  const { t } = useWords();
  return (
    <footer className="source">
      <p>{t('offices.attribution')}</p>
      {directory == null ? null : (
        <p>
          {t('offices.edition', {
            offices: groupIndian(directory.offices),
            pins: groupIndian(directory.pins),
            asOf: directory.asOf,
            source: directory.source,
          })}
        </p>
      )}
    </footer>
  );
}
