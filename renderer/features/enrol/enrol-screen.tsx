/** A new station: the centre's address and the one-time code. F10 enrols; letters go into the fields only. */
import { useQueryClient } from '@tanstack/react-query';
import { TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { LONG } from '../../app/send-command.ts';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { useSlow } from '../../ui/use-slow.ts';
import { cleanCode, CODE_LENGTH, codeInFours } from './crockford.ts';

export function EnrolScreen({ centreUrl }: { centreUrl: string }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault, busy } = useCommand();
  const [code, setCode] = useState('');
  const [address, setAddress] = useState(centreUrl);
  const isSlow = useSlow(busy);
  const enrol = (): void =>
    run(
      (requestId, options) =>
        client.session.enrol({ requestId, centreUrl: address.trim(), code: codeInFours(code) }, options),
      (session) => takeSession(cache, session),
      { patience: LONG },
    );
  const isReady = code.length === CODE_LENGTH && URL.canParse(address.trim());
  const help = useHelp();
  const keys = plainKeys(
    t,
    underHelp(help, {
      F10: { label: t('key.enrol'), act: isReady ? enrol : undefined, solid: true },
      F11: { label: t('key.language'), act: switchLanguage },
    }),
  );
  return (
    <Screen task={t('enrol.title')} detail={t('enrol.detail')} keys={keys}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body">
            <p className="big">{t('enrol.heading')}</p>
            <p className="lead">{t('enrol.lead')}</p>
            <div className="fields">
              <TextInput
                label={t('enrol.code')}
                value={codeInFours(code)}
                onChange={(event) => setCode(cleanCode(event.currentTarget.value))}
                autoFocus
                autoComplete="off"
                spellCheck={false}
                classNames={{ input: 'codefield' }}
              />
              <TextInput
                label={t('enrol.address')}
                value={address}
                onChange={(event) => setAddress(event.currentTarget.value)}
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
            {isSlow ? <p className="lead">{t('enrol.wait')}</p> : null}
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('enrol.aside1')}</p>
          <p>{t('enrol.aside2')}</p>
          <p>{t('enrol.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}
