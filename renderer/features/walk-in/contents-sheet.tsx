/** F7: what must not be in a parcel, to be read to the sender, and the keys that hold the answer. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ProhibitedList } from '../../ui/prohibited-list.tsx';

export function ContentsSheet(): JSX.Element {
  const { t } = useWords();
  return (
    <div className="body">
      <p className="big">{t('walkIn.askContents')}</p>
      <ProhibitedList list={null} />
      <p className="lead">{t('walkIn.contentsKeys')}</p>
    </div>
  );
}
