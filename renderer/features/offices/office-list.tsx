/** What was found, best first; the chosen office is marked at its edge, and its facts stand beside the list. */
import type { JSX } from 'react';
import type { FoundOffice, OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { circleName } from '../../i18n/names.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';

type ListProps = { text: string; answer: OfficeAnswer | undefined; at: number };

export function OfficeList({ text, answer, at }: ListProps): JSX.Element {
  const { t } = useWords();
  if (answer?.directory === null) return <p className="lead">{t('offices.noDirectory')}</p>;
  if (text.trim() === '') return <p className="lead">{t('offices.empty')}</p>;
  if (answer === undefined) return <p className="lead">–</p>;
  if (answer.offices.length === 0) return <p className="lead">{t('offices.none')}</p>;
  return (
    <ul className="pick found" role="listbox" aria-label={t('offices.list')}>
      {answer.offices.map((office, place) => (
        <li key={office.id} role="option" aria-selected={place === at}>
          <b className="num">{office.pin}</b>
          <span className="office">
            <b>{titleOf(office, t)}</b>
            <small>{[office.district, circleName(office.circle, t)].filter((part) => part !== '').join(' · ')}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The name with its kind behind it, as offices write it; GPO says its own. */
function titleOf({ name, kind }: FoundOffice, t: Translate): string {
  return name.endsWith(' GPO') ? name : t(`offices.named.${kind}`, { name });
}
