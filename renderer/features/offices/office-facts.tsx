/** All that the directory knows of one office. What it does not know is a dash. */
import type { JSX } from 'react';
import type { FoundOffice } from '../../../domain/contract/office-view.ts';
import { circleName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';

export function OfficeFacts({ office }: { office: FoundOffice }): JSX.Element {
  const { t } = useWords();
  const kind = t(`offices.kind.${office.kind}`);
  const facts: readonly (readonly [string, string])[] = [
    [t('offices.fact.kind'), office.kindAssumed ? t('offices.assumed', { kind }) : kind],
    [t('offices.fact.delivery'), t(`offices.delivery.${office.delivery}`)],
    [t('offices.fact.division'), office.division],
    [t('offices.fact.region'), office.region],
    [t('offices.fact.circle'), circleName(office.circle, t)],
    [t('offices.fact.district'), office.district],
    [t('offices.fact.state'), circleName(office.state, t)],
  ];
  return (
    <div>
      <h2>{`${office.pin.slice(0, 3)} ${office.pin.slice(3)}`}</h2>
      <p className="chosen">{office.name}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? '–' : value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
