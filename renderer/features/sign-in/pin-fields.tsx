/** The fields under the list of people. Digits are hidden; nothing is sent by Enter. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useRef, type JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { SendFault } from '../../app/send-command.ts';
import { cleanManagerCode, cleanPin, differs } from './pin-form.ts';
import type { SignIn } from './use-sign-in.ts';

const HIDDEN = {
  autoComplete: 'off',
  inputMode: 'numeric',
  classNames: { innerInput: 'pinfield' },
  visibilityToggleButtonProps: { hidden: true },
} as const;

export function EnterPin({ form, change }: Pick<SignIn, 'form' | 'change'>): JSX.Element {
  const { t } = useWords();
  return (
    <div className="fields">
      <PasswordInput
        label={t('signIn.pin')}
        value={form.pin}
        onChange={(e) => change({ pin: cleanPin(e.currentTarget.value) })}
        autoFocus
        {...HIDDEN}
      />
    </div>
  );
}

/** After a refusal the cursor stands where the next digit or letter is wanted. */
export function SetPin({ form, change, command }: Pick<SignIn, 'form' | 'change' | 'command'>): JSX.Element {
  const { t } = useWords();
  const codeField = useRef<HTMLInputElement>(null);
  const pinField = useRef<HTMLInputElement>(null);
  const { fault } = command;
  useEffect(() => {
    if (fault !== null) (isOfCode(fault) ? codeField : pinField).current?.focus();
  }, [fault]);
  const mismatch = differs(form) ? t('signIn.differs') : undefined;
  return (
    <div className="fields three">
      <TextInput
        ref={codeField}
        label={t('signIn.managerCode')}
        value={form.code}
        onChange={(event) => change({ code: cleanManagerCode(event.currentTarget.value) })}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <PasswordInput
        ref={pinField}
        label={t('signIn.newPin')}
        value={form.pin}
        onChange={(e) => change({ pin: cleanPin(e.currentTarget.value) })}
        {...HIDDEN}
      />
      <PasswordInput
        label={t('signIn.again')}
        value={form.again}
        error={mismatch}
        onChange={(e) => change({ again: cleanPin(e.currentTarget.value) })}
        {...HIDDEN}
      />
    </div>
  );
}

function isOfCode(fault: SendFault): boolean {
  return fault.kind === 'refused' && fault.problem.code === 'wrong-code';
}
