/** The fields under the list of people. Digits are hidden; nothing is sent by Enter. */
import { PasswordInput, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';
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

export function SetPin({ form, change }: Pick<SignIn, 'form' | 'change'>): JSX.Element {
  const { t } = useWords();
  const mismatch = differs(form) ? t('signIn.differs') : undefined;
  return (
    <div className="fields three">
      <TextInput
        label={t('signIn.managerCode')}
        value={form.code}
        onChange={(event) => change({ code: cleanManagerCode(event.currentTarget.value) })}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <PasswordInput
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
