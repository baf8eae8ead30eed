/** Wrong PINs cost time. A supervisor at the same station ends the waiting with their own PIN: choose, type, F10. */
import { useState, type JSX } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { faultText } from '../../app/fault-words.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { RefusedScans } from '../../app/refused-scans.tsx';
import { Screen } from '../../app/screen.tsx';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import type { SessionView } from '../../../domain/contract/station.ts';
import { pick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { badgePlace, PeopleList, type Person } from './people-list.tsx';
import { EnterPin } from './pin-fields.tsx';
import { BLANK, canSignIn } from './pin-form.ts';

type Props = {
  /** Who has to wait. */
  person: Person;
  users: readonly Person[];
  badge: SessionView['badge'];
  onDone: () => void;
};

export function UnlockScreen({ person, users, badge, onDone }: Props): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, clear, fault } = useCommand();
  const supervisors = users.filter((one) => one.supervisor && one.hasPin && one.user !== person.user);
  const at = useChoice(supervisors.length, true, badgePlace(supervisors, badge));
  const supervisor = supervisors[at];
  const owner = supervisor?.user ?? '';
  const [held, setHeld] = useState({ owner, form: BLANK });
  const form = held.owner === owner ? held.form : BLANK;
  const unlock = (): void =>
    run(
      (requestId, options) =>
        client.session.unlock({ requestId, user: person.user, supervisor: owner, pin: form.pin }, options),
      (session) => {
        takeSession(cache, session);
        onDone();
      },
      { failed: () => setHeld({ owner, form: BLANK }) },
    );
  const change = (part: Partial<typeof BLANK>): void => {
    clear();
    setHeld({ owner, form: { ...form, ...part } });
  };
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: onDone },
    F10: { label: t('key.unlock'), act: supervisor !== undefined && canSignIn(form) ? unlock : undefined, solid: true },
    F11: { label: t('key.language'), act: switchLanguage },
  });
  return (
    <Screen task={t('signIn.title')} detail={t('signIn.detail')} keys={keys}>
      <main className="work">
        <div className="body">
          <p className="big">{t('unlock.heading', { name: pick(person.name, language) })}</p>
          {supervisor === undefined ? (
            <p className="lead">{t('pinBox.noSupervisor')}</p>
          ) : (
            <>
              <PeopleList people={supervisors} at={at} />
              <EnterPin key={owner} form={form} change={change} />
            </>
          )}
          <RefusedScans because="locked" />
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('unlock.aside1')}</p>
          <p>{t('unlock.aside2')}</p>
        </aside>
      </main>
    </Screen>
  );
}
