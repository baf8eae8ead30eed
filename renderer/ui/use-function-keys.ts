/**
 * Listens for function keys, and for nothing else: letters and Enter belong to the scanner.
 * Invariant: a held key acts once (auto-repeat is ignored), and the browser's own use of F1–F12 never happens.
 */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { isKeyName, type KeyMap } from './keys.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** The action of a key press, or undefined when the press means nothing here. */
export function actionOf(pressed: Pressed, keys: KeyMap): (() => void) | undefined {
  if (!isKeyName(pressed.key) || pressed.repeat) return undefined;
  if (pressed.ctrlKey || pressed.altKey || pressed.shiftKey || pressed.metaKey) return undefined;
  return keys[pressed.key].act;
}

/** Wires a screen's key table to the keyboard while the screen is shown. */
export function useFunctionKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useLayoutEffect(() => {
    latest.current = keys; // before they are painted: what is drawn is what acts
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!isKeyName(event.key)) return;
      event.preventDefault();
      actionOf(event, latest.current)?.();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
