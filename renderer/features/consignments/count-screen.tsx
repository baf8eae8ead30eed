/** A consignment taken up by its count alone, from the driver's paper. F10 starts. */
import { useQueryClient } from '@tanstack/react-query';
import { TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { useGuide } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { takeAccept, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { EMPTY_HEAD, HeadFields, isHeadReady, sentHead } from './head-fields.tsx';

const MOST = 20_000;

export function CountScreen({ onBack }: { onBack: () => void }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault } = useCommand();
  const [head, setHead] = useState(EMPTY_HEAD);
  const [count, setCount] = useState('');
  const declared = Number(count);
  const declare = (): void =>
    run(
      (requestId, options) => client.consignment.declare({ requestId, ...sentHead(head), declared }, options),
      (view) => {
        takeAccept(cache, view);
        onBack();
      },
    );
  const isReady = isHeadReady(head) && declared >= 1 && declared <= MOST;
  const help = useHelp();
  const keys = plainKeys(
    t,
    underHelp(help, {
      F2: { label: t('key.back'), act: onBack },
      F10: { label: t('key.start'), act: isReady ? declare : undefined, solid: true },
      F11: { label: t('key.language'), act: switchLanguage },
    }),
  );
  const guide = useGuide({ step: isReady ? 'startCount' : 'count' }, help.isOpen);
  return (
    <Screen task={t('accept.title')} detail={t('byCount.detail')} keys={keys} guide={guide}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body">
            <p className="big">{t('byCount.heading')}</p>
            <p className="lead">{t('byCount.lead')}</p>
            <HeadFields head={head} onChange={setHead}>
              <TextInput
                label={t('head.declared')}
                value={count}
                onChange={(event) => setCount(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, 5))}
                inputMode="numeric"
                autoComplete="off"
              />
            </HeadFields>
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('byCount.aside1')}</p>
          <p>{t('byCount.aside2')}</p>
        </aside>
      </main>
    </Screen>
  );
}
