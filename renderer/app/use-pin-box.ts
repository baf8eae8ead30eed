/**
 * The box that asks for a PIN over the work: whose it is, what was typed, and its keys.
 * Invariant: while it stands only its own keys act, and what was typed belongs to one box and one person.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView } from '../../domain/contract/station.ts';
import { BLANK, canSignIn, PIN_LENGTH } from '../features/sign-in/pin-form.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { useChoice } from '../ui/choose.ts';
import type { KeyMap } from '../ui/keys.ts';
import { faultText } from './fault-words.ts';
import { plainKeys } from './plain-keys.ts';
import { takeSession, useSession, useStation } from './station-context.tsx';
import { useCommand } from './use-command.ts';

export type Box = NonNullable<SessionView['pinBox']>;
export type BoxPerson = SessionView['users'][number];

export type PinBox = {
  readonly box: Box;
  /** Whose PIN is asked for; null when the office has no supervisor with a PIN here. */
  readonly person: BoxPerson | null;
  /** The person can be changed with the arrow keys. */
  readonly isChoice: boolean;
  /** Who is signed in until the PIN is right. */
  readonly here: SessionView['user'];
  readonly pin: string;
  readonly type: (pin: string) => void;
  readonly fault: string | null;
  readonly keys: KeyMap;
};

/** Null while no box stands. */
export function usePinBox(): PinBox | null {
  const { t, switchLanguage } = useWords();
  const cache = useQueryClient();
  const { client } = useStation();
  const { run, clear, fault } = useCommand();
  const session = useSession(boxOf);
  const box = session?.pinBox ?? null;
  const people = box === null || session === undefined ? [] : peopleFor(box, session);
  const at = useChoice(people.length, box !== null && people.length > 1);
  const person = people[at] ?? null;
  const owner = `${box?.no ?? 0}/${person?.user ?? ''}`;
  const [typed, setTyped] = useState({ owner, pin: '' });
  if (box === null || session === undefined) return null;

  const pin = typed.owner === owner ? typed.pin : '';
  const take = (view: SessionView): void => takeSession(cache, view);
  const failed = (): void => setTyped({ owner, pin: '' });
  const send = (user: string): void =>
    run(
      (requestId, options) => {
        const { signIn, confirm } = client.session;
        return (box.purpose === 'switch' ? signIn : confirm)({ requestId, user, pin }, options);
      },
      take,
      { failed },
    );
  const back = (): void => {
    clear();
    run((requestId, options) => client.session.dismiss({ requestId }, options), take);
  };
  const lock = (): void => run((requestId, options) => client.session.lock({ requestId }, options), take);
  const go = person === null || !canSignIn({ ...BLANK, pin }) ? undefined : () => send(person.user);
  return {
    box,
    person,
    isChoice: people.length > 1,
    here: session.user,
    pin,
    type: (next) => {
      clear();
      setTyped({ owner, pin: next.slice(0, PIN_LENGTH) });
    },
    fault: fault === null ? null : faultText(fault, t),
    keys: boxKeys(t, { purpose: box.purpose, go, back, lock, switchLanguage }),
  };
}

type Acts = {
  readonly purpose: Box['purpose'];
  readonly go: (() => void) | undefined;
  readonly back: () => void;
  readonly lock: () => void;
  readonly switchLanguage: () => void;
};

function boxKeys(t: Translate, { purpose, go, back, lock, switchLanguage }: Acts): KeyMap {
  return plainKeys(t, {
    F2: { label: t('key.back'), act: back },
    F10: { label: purpose === 'switch' ? t('key.signIn') : t('key.confirm'), act: go, solid: true },
    F11: { label: t('key.language'), act: switchLanguage },
    F12: { label: t('key.lock'), act: lock },
  });
}

/** The one whom a badge named; without a badge, every supervisor who could confirm. */
function peopleFor(box: Box, { users, user }: Pick<SessionView, 'users' | 'user'>): readonly BoxPerson[] {
  if (box.user !== null) return users.filter((one) => one.user === box.user);
  return users.filter((one) => one.supervisor && one.hasPin && one.user !== user?.user);
}

const boxOf = ({ pinBox, users, user }: SessionView): Pick<SessionView, 'pinBox' | 'users' | 'user'> => ({
  pinBox,
  users,
  user,
});
