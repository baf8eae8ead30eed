/** The two deeds of the sign-in screen. What was typed belongs to one person and is forgotten with the choice. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView } from '../../../domain/contract/station.ts';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand, type Command } from '../../app/use-command.ts';
import { BLANK, canSetPin, canSignIn, type PinForm } from './pin-form.ts';

export type SignIn = {
  readonly form: PinForm;
  readonly change: (part: Partial<PinForm>) => void;
  /** The deed of F10, undefined while something is missing. */
  readonly go: (() => void) | undefined;
  readonly command: Command;
};

/** `setting` is true when this person sets a PIN first. */
export function useSignIn(user: string | undefined, setting: boolean): SignIn {
  const { client } = useStation();
  const cache = useQueryClient();
  const command = useCommand();
  const owner = `${user ?? ''}/${setting}`;
  const [held, setHeld] = useState({ owner, form: BLANK });
  const form = held.owner === owner ? held.form : BLANK;
  const change = (part: Partial<PinForm>): void => {
    command.clear();
    setHeld({ owner, form: { ...form, ...part } });
  };
  /** A refused PIN is typed anew, from the start. */
  const failed = (): void => setHeld({ owner, form: { ...form, pin: '', again: '' } });
  const enter = (who: string): void =>
    command.run(
      (requestId, options) => client.session.signIn({ requestId, user: who, pin: form.pin }, options),
      (session) => takeSession(cache, session),
      { failed },
    );
  const setThenEnter = (who: string): void =>
    command.run(
      (requestId, options) => client.session.setPin({ requestId, user: who, pin: form.pin, code: form.code }, options),
      (session: SessionView) => (session.phase === 'locked' ? enter(who) : takeSession(cache, session)),
      { failed },
    );
  const isEnough = setting ? canSetPin(form) : canSignIn(form);
  const go = user === undefined || !isEnough ? undefined : () => (setting ? setThenEnter(user) : enter(user));
  return { form, change, go, command };
}
