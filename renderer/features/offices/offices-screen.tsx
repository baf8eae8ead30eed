/** F3: which office has this PIN, and which PIN has this office. A look only: nothing here is written or chosen for a parcel. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { OfficeFacts } from './office-facts.tsx';
import { OfficeList } from './office-list.tsx';
import './offices.css';
import { SourceLine } from './source-line.tsx';
import { useOffices } from './use-offices.ts';

const LONGEST = 60;

export function OfficesScreen({ onBack }: { onBack: () => void }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run } = useCommand();
  const [text, setText] = useState('');
  const answer = useOffices(text);
  const found = answer?.offices ?? [];
  const at = useChoice(found.length, true);
  const chosen = found[at];
  const lock = (): void =>
    run(
      (requestId, options) => client.session.lock({ requestId }, options),
      (session) => takeSession(cache, session),
    );
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: onBack },
    F5: { label: t('key.clear'), act: text === '' ? undefined : () => setText('') },
    F11: { label: t('key.language'), act: switchLanguage },
    F12: { label: t('key.lock'), act: lock },
  });
  return (
    <Screen task={t('offices.title')} detail={t('offices.detail')} keys={keys}>
      <main className="work offices">
        <div className="body">
          <TextInput
            label={t('offices.field')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value.slice(0, LONGEST))}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            classNames={{ input: 'officefield' }}
          />
          <OfficeList text={text} answer={answer} at={at} />
        </div>
        <aside>
          {chosen === undefined ? <Advice /> : <OfficeFacts office={chosen} />}
          <SourceLine directory={answer?.directory} />
        </aside>
      </main>
    </Screen>
  );
}

function Advice(): JSX.Element {
  const { t } = useWords();
  return (
    <div>
      <h2>{t('aside.title')}</h2>
      <p>{t('offices.aside1')}</p>
      <p>{t('offices.aside2')}</p>
      <p>{t('offices.aside3')}</p>
    </div>
  );
}
