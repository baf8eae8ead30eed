/**
 * Before a consignment is taken up: what does not go by post, and the sender's word that nothing of it is inside. A key
 * each says which paper the clerk saw.
 */
import type { JSX } from 'react';
import type { Bilingual } from '../../../domain/contract/shapes.ts';
import { faultText } from '../../app/fault-words.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import type { SendFault } from '../../app/send-command.ts';
import { partnerName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { ProhibitedList } from '../../ui/prohibited-list.tsx';
import type { Form } from './use-consignment-deeds.ts';

type Props = {
  consignment: string;
  partner: string;
  /** The contract's own; null for the usual one. */
  list: readonly Bilingual[] | null;
  onSeen: (form: Form) => void;
  onBack: () => void;
  fault: SendFault | null;
};

export function DeclarationScreen({ consignment, partner, list, onSeen, onBack, fault }: Props): JSX.Element {
  const { t, switchLanguage } = useWords();
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: onBack },
    F5: { label: t('key.cdf1'), act: () => onSeen('cdf-1') },
    F6: { label: t('key.itemList'), act: () => onSeen('item-list') },
    F11: { label: t('key.language'), act: switchLanguage },
  });
  return (
    <Screen task={t('accept.title')} detail={consignment} keys={keys}>
      <main className="work">
        <div className="body" data-declaration>
          <p className="big">{t('declaration.heading')}</p>
          <p className="lead">{t('declaration.lead', { partner: partnerName(partner, t) })}</p>
          <ProhibitedList list={list} />
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('declaration.aside1')}</p>
          <p>{t('declaration.aside2')}</p>
        </aside>
      </main>
    </Screen>
  );
}
