/** Locked: choose the person with the arrow keys, type the PIN, F10. The first time, the PIN is set with the manager's code. */
import { useState, type JSX } from 'react';
import type { SessionView } from '../../../domain/contract/station.ts';
import { faultText } from '../../app/fault-words.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { RefusedScans } from '../../app/refused-scans.tsx';
import { Screen } from '../../app/screen.tsx';
import { pick, type Language } from '../../i18n/language.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { EnterPin, SetPin } from './pin-fields.tsx';
import { useSignIn } from './use-sign-in.ts';

type Person = SessionView['users'][number];

export function SignInScreen({ users }: { users: readonly Person[] }): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const at = useChoice(users.length, true);
  const person = users[at];
  const [renewing, setRenewing] = useState<string | null>(null);
  const isSetting = person !== undefined && (!person.hasPin || renewing === person.user);
  const signIn = useSignIn(person?.user, isSetting);
  const { fault } = signIn.command;
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: isSetting && person.hasPin ? () => setRenewing(null) : undefined },
    F5: { label: t('key.newPin'), act: person === undefined || isSetting ? undefined : () => setRenewing(person.user) },
    F10: { label: isSetting ? t('key.setPin') : t('key.signIn'), act: signIn.go, solid: true },
    F11: { label: t('key.language'), act: switchLanguage },
  });
  const Fields = isSetting ? SetPin : EnterPin;
  return (
    <Screen task={t('signIn.title')} detail={t('signIn.detail')} keys={keys}>
      <main className="work">
        <div className="body">
          <p className="big">{isSetting ? t('signIn.headingSet') : t('signIn.heading')}</p>
          {users.length === 0 ? (
            <p className="lead">{t('signIn.nobody')}</p>
          ) : (
            <People users={users} at={at} language={language} label={t('signIn.people')} />
          )}
          {person === undefined ? null : <Fields key={`${person.user}-${isSetting}`} {...signIn} />}
          <RefusedScans because="locked" />
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('signIn.aside1')}</p>
          <p>{t('signIn.aside2')}</p>
          <p>{t('signIn.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}

type PeopleProps = { users: readonly Person[]; at: number; language: Language; label: string };

/** People around the chosen one, so that the list never scrolls. */
function People({ users, at, language, label }: PeopleProps): JSX.Element {
  const from = Math.max(0, Math.min(at - 2, users.length - SHOWN));
  return (
    <ul className="pick people" role="listbox" aria-label={label}>
      {users.slice(from, from + SHOWN).map((user, i) => (
        <li key={user.user} role="option" aria-selected={from + i === at}>
          <b>{pick(user.name, language)}</b>
          <span>{pick(user.title, language)}</span>
          <span className="num">{user.user}</span>
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 5;
