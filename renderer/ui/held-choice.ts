/**
 * Choosing from a list that changes by itself.
 * Invariant: the choice stays with its row, wherever that moves; a key never acts on a row that slipped under it.
 */
import { useEffect, useRef, useState } from 'react';
import { moveChoice } from './choose.ts';

/** The chosen row and its place; null and -1 in an empty list. */
export type Held = { readonly id: string | null; readonly at: number };

/** The choice in the list as it is now. Where the row has gone, the one that took its place is chosen, or the last. */
export function heldIn(ids: readonly string[], held: Held): Held {
  const found = held.id === null ? -1 : ids.indexOf(held.id);
  const at = found === -1 ? moveChoice(held.at, '', ids.length) : found;
  return { id: ids[at] ?? null, at };
}

/** Index of the chosen row, the first at the start; follows the arrow keys. `ids` name the rows. */
export function useHeldChoice(ids: readonly string[]): number {
  const [held, setHeld] = useState<Held>({ id: null, at: 0 });
  const now = heldIn(ids, held);
  if (now.id !== held.id || now.at !== held.at) setHeld(now);
  const idsNow = useRef(ids);
  useEffect(() => {
    idsNow.current = ids;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      const rows = idsNow.current;
      setHeld((was) => {
        const at = moveChoice(heldIn(rows, was).at, event.key, rows.length);
        return { id: rows[at] ?? null, at };
      });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return now.at;
}
