/** What is to be collected, and what else was ordered with the carriage, as quiet tags: a word each, no colour. */
import type { JSX } from 'react';
import type { ScanResult } from '../../../domain/contract/accept-view.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rupees } from '../../ui/format.ts';

type Props = Pick<Extract<ScanResult, { kind: 'accepted' }>, 'codPaise' | 'addOns'>;

export function Ordered({ codPaise, addOns }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <>
      {codPaise === 0 ? t('fact.nothing') : rupees(codPaise)}
      {addOns.map((name) => (
        <span key={name} className="tag" data-add-on={name}>
          {t(`addOn.${name}`)}
        </span>
      ))}
    </>
  );
}
