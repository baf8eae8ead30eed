/** Locked: scan the badge or choose the person with the arrow keys, type the PIN, F10. A first PIN needs the manager's code. */
import { useState, type JSX } from 'react';
import type { SessionView } from '../../../domain/contract/station.ts';
import { faultText } from '../../app/fault-words.ts';
import { useGuideChoice } from '../../app/guide/guide-choice.ts';
import { isGuided } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { RefusedScans } from '../../app/refused-scans.tsx';
import { Screen } from '../../app/screen.tsx';
import type { SendFault } from '../../app/send-command.ts';
import { pick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { badgePlace, PeopleList, type Person } from './people-list.tsx';
import { EnterPin, SetPin } from './pin-fields.tsx';
import { signInGuide } from './sign-in-guide.ts';
import { UnlockScreen } from './unlock-screen.tsx';
import { useSignIn } from './use-sign-in.ts';

/** `last`: who worked here before the lock. */
type Props = { users: readonly Person[]; badge: SessionView['badge']; last: string | null };

export function SignInScreen({ users, badge, last }: Props): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const choice = useGuideChoice();
  const first = Math.max(
    0,
    users.findIndex(({ user }) => user === last),
  );
  const at = useChoice(users.length, true, badgePlace(users, badge), first);
  const person = users[at];
  const [renewing, setRenewing] = useState<string | null>(null);
  const [unlocking, setUnlocking] = useState<Person | null>(null);
  const isSetting = person !== undefined && (!person.hasPin || renewing === person.user);
  const signIn = useSignIn(person?.user, isSetting);
  const { fault, clear } = signIn.command;
  if (unlocking !== null) {
    const done = (): void => {
      clear();
      setUnlocking(null);
    };
    return <UnlockScreen person={unlocking} users={users} badge={badge} onDone={done} />;
  }
  const keys = plainKeys(t, {
    F2: { label: t('key.back'), act: isSetting && person.hasPin ? () => setRenewing(null) : undefined },
    F5: { label: t('key.newPin'), act: person === undefined || isSetting ? undefined : () => setRenewing(person.user) },
    F6: {
      label: t('key.unlock'),
      act: person !== undefined && mustWait(fault) ? () => setUnlocking(person) : undefined,
    },
    F10: { label: isSetting ? t('key.setPin') : t('key.signIn'), act: signIn.go, solid: true },
    F11: { label: t('key.language'), act: switchLanguage },
  });
  const Fields = isSetting ? SetPin : EnterPin;
  const isNew = person !== undefined && isGuided(person, choice);
  const guide = isNew ? signInGuide(signIn.form, pick(person.name, language), isSetting) : null;
  return (
    <Screen task={t('signIn.title')} detail={t('signIn.detail')} keys={keys} guide={guide}>
      <main className="work">
        <div className="body">
          <p className="big">{isSetting ? t('signIn.headingSet') : t('signIn.heading')}</p>
          {users.length === 0 ? <p className="lead">{t('signIn.nobody')}</p> : <PeopleList people={users} at={at} />}
          {person === undefined ? null : <Fields key={`${person.user}-${isSetting}`} {...signIn} />}
          <RefusedScans because="locked" />
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <SignInAside />
      </main>
    </Screen>
  );
}

function SignInAside(): JSX.Element {
  const { t } = useWords();
  return (
    <aside>
      <h2>{t('aside.title')}</h2>
      <p>{t('signIn.aside1')}</p>
      <p>{t('signIn.aside2')}</p>
      <p>{t('signIn.aside3')}</p>
    </aside>
  );
}

/** Only then is there anything that a supervisor could end. */
function mustWait(fault: SendFault | null): boolean {
  return fault?.kind === 'refused' && ['wait', 'locked-out'].includes(fault.problem.code);
}
