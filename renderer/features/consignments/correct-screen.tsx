/** A finished consignment is to be worked on again: why. A supervisor confirms it in the frame's box. */
import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { faultText } from '../../app/fault-words.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import type { KeyName } from '../../ui/keys.ts';
import { PaperAside } from './list-aside.tsx';

/** Not F10, which asks. */
const REASONS = { F3: 'parcel-found', F5: 'parcel-goes-back', F8: 'wrong-figures' } as const;
type Reason = (typeof REASONS)[keyof typeof REASONS];

export function CorrectScreen({ paper, onBack }: { paper: PaperView; onBack: () => void }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault } = useCommand();
  const { document } = paper;
  const ask = (reason: Reason): void =>
    run(
      (requestId, options) => client.consignment.correct({ requestId, document, reason }, options),
      (session) => takeSession(cache, session),
    );
  const reasons = (Object.entries(REASONS) as [KeyName, Reason][]).map(
    ([key, reason]) => [key, { label: t(`key.${reason}`), act: () => ask(reason), confirms: 'correct' }] as const,
  );
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: onBack },
    F11: { label: t('key.language'), act: switchLanguage },
    ...Object.fromEntries(reasons),
  });
  return (
    <Screen task={t('accept.title')} detail={t('consignments.headingDone')} keys={keys}>
      <main className="work">
        <div className="body">
          <p className="big" role="status">
            {t('reopen.question', { document })}
          </p>
          <p className="lead">{t('reopen.lead', { document })}</p>
          <p className="lead">{t('reopen.hint')}</p>
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <PaperAside paper={paper} />
      </main>
    </Screen>
  );
}
