/**
 * A question that has just appeared is not answered by the key press that raised it: a glove presses twice.
 * Invariant: a key that confirms acts only once its question has stood; keys that go back, and scans, never wait.
 */
import { useEffect, useState } from 'react';
import { KEY_NAMES, type KeyMap, type KeySpec } from './keys.ts';

/** A key that bounces, or a second push of the same finger, comes within half a second; nobody has read by then. */
const STANDS_MS = 700;

/** The question that keys of this screen would confirm; null when it asks nothing. */
export function questionOf(keys: KeyMap): string | null {
  return KEY_NAMES.map((name) => keys[name].confirms).find((question) => question !== undefined) ?? null;
}

/** The keys as they are drawn and act now: those that confirm are dimmed until their question is `stood`. */
export function litKeys(keys: KeyMap, stood: string | null): KeyMap {
  const question = questionOf(keys);
  if (question === null || question === stood) return keys;
  const entries = KEY_NAMES.map((name): [string, KeySpec] => {
    const key = keys[name];
    return [name, key.confirms === undefined ? key : { ...key, act: undefined }];
  });
  return Object.fromEntries(entries) as KeyMap;
}

/** Follows the question of a screen from the moment it is drawn, each time it is drawn anew. */
export function useLitKeys(keys: KeyMap): KeyMap {
  const [stood, setStood] = useState<string | null>(null);
  const question = questionOf(keys);
  useEffect(() => {
    if (question === null) return undefined;
    const timer = setTimeout(() => setStood(question), STANDS_MS);
    return () => {
      clearTimeout(timer);
      setStood(null);
    };
  }, [question]);
  return litKeys(keys, stood);
}
