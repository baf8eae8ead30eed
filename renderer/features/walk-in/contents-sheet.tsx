/** F7: what must not be in a parcel, to be read to the sender, and the keys that hold the answer. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';

const CLASSES = ['danger', 'drugs', 'animals', 'money', 'law'] as const;

export function ContentsSheet(): JSX.Element {
  const { t } = useWords();
  return (
    <div className="body">
      <p className="big">{t('walkIn.askContents')}</p>
      <ul className="prohibited">
        {CLASSES.map((name) => (
          <li key={name}>{t(`walkIn.prohibited.${name}`)}</li>
        ))}
      </ul>
      <p className="lead">{t('walkIn.contentsKeys')}</p>
    </div>
  );
}
