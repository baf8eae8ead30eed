/**
 * The twelve function keys of a screen as one table: what is drawn is exactly what acts.
 * Invariant: a key without `act` is dimmed and does nothing; one key at most is solid.
 */
import type { CommandName } from '../../domain/identifiers/command-code.ts';

export const KEY_NAMES = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

export type KeySpec = {
  readonly label: string;
  readonly act?: (() => void) | undefined;
  /** The expected next key. */
  readonly solid?: boolean;
  /** The command barcode that presses it. */
  readonly command?: CommandName | undefined;
  /** The question that this key answers for good: it acts only once that question has stood for a moment. */
  readonly confirms?: string | undefined;
};
export type KeyMap = Readonly<Record<KeyName, KeySpec>>;

export function isKeyName(name: string): name is KeyName {
  return (KEY_NAMES as readonly string[]).includes(name);
}

/** Which of the three groups of four a key stands in, as on the keyboard. */
export function groupOf(name: KeyName): 0 | 1 | 2 {
  const place = KEY_NAMES.indexOf(name);
  return place < 4 ? 0 : place < 8 ? 1 : 2;
}
