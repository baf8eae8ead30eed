/** Keys of the screens around the scan screens: the fixed places keep their words and are dimmed until given an action. */
import type { Translate } from '../i18n/use-words.ts';
import type { CommandName } from '../../domain/identifiers/command-code.ts';
import type { KeyMap, KeyName, KeySpec } from '../ui/keys.ts';

export function plainKeys(t: Translate, given: Partial<Record<KeyName, KeySpec>>): KeyMap {
  const empty: KeySpec = { label: '–' };
  return {
    F1: { label: t('key.help') },
    F2: { label: t('key.undo') },
    F3: empty,
    F4: { label: t('key.type') },
    F5: empty,
    F6: empty,
    F7: empty,
    F8: empty,
    F9: { label: t('key.understood') },
    F10: { label: t('key.continue') },
    F11: { label: t('key.language') },
    F12: { label: t('key.lock') },
    ...withCommands(given),
  };
}

/** What the fixed places do on these screens, as command barcodes name it. */
const COMMAND_AT: Partial<Readonly<Record<KeyName, CommandName>>> = {
  F1: 'help',
  F2: 'back',
  F10: 'next',
  F11: 'language',
  F12: 'lock',
};

function withCommands(given: Partial<Record<KeyName, KeySpec>>): Partial<Record<KeyName, KeySpec>> {
  const entries = Object.entries(given) as [KeyName, KeySpec][];
  return Object.fromEntries(entries.map(([name, key]) => [name, { command: COMMAND_AT[name], ...key }]));
}
