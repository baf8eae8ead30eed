/** On a corrected manifest: which one it takes the place of, why, and each figure and parcel that changed. */
import type { JSX } from 'react';
import type { AcceptanceManifest } from '../../domain/contract/document-model.ts';
import { groupNumber } from '../../domain/identifiers/display.ts';
import { pick } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';
import { groupIndian, signed } from '../ui/format.ts';

type Correction = NonNullable<AcceptanceManifest['corrects']>;
type Props = { readonly corrects: Correction; readonly counts: AcceptanceManifest['counts'] };

const FIGURES = ['accepted', 'rejected', 'absent', 'unmanifested'] as const;

export function Corrected({ corrects, counts }: Props): JSX.Element {
  const { t, language } = useWords();
  const changed = FIGURES.filter((figure) => corrects.counts[figure] !== counts[figure]);
  return (
    <section className="corrected">
      <h2>{t('paper.corrected', { document: corrects.document })}</h2>
      <p>
        {t('paper.correctedWhy')}: {t(`reopen.${corrects.reason}`)} · {t('paper.correctedBy')}:{' '}
        {pick(corrects.confirmedBy, language)}
      </p>
      <p className="figures">
        {changed.length === 0
          ? t('paper.correctedNothing')
          : changed.map((figure) => (
              <span key={figure} data-changed={figure}>
                <b>{signed(counts[figure] - corrects.counts[figure])}</b> {t(`paper.fate.${figure}`)} (
                {groupIndian(corrects.counts[figure])} → {groupIndian(counts[figure])})
              </span>
            ))}
      </p>
      {corrects.changed.length === 0 ? null : <Parcels changed={corrects.changed} />}
    </section>
  );
}

function Parcels({ changed }: { changed: Correction['changed'] }): JSX.Element {
  const { t } = useWords();
  const word = (fate: Correction['changed'][number]['before']): string =>
    fate === null ? '–' : t(`paper.fate.${fate}`);
  return (
    <table className="rows back">
      <thead>
        <tr>
          <th className="item" scope="col">
            {t('paper.column.item')}
          </th>
          <th scope="col">{t('paper.before')}</th>
          <th className="reason" scope="col">
            {t('paper.now')}
          </th>
        </tr>
      </thead>
      <tbody>
        {changed.map(({ item, before, after }) => (
          <tr key={item}>
            <td className="item">{groupNumber(item)}</td>
            <td>{word(before)}</td>
            <td className="reason">{word(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
