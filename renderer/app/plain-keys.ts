/** Keys of the screens around the scan screens: the fixed places keep their words and are dimmed until given an action. */
import type { Translate } from '../i18n/use-words.ts';
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
    ...given,
  };
}
