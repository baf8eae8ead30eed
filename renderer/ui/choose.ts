/** Choosing from a list with the arrow keys; the list itself takes no focus. */
import { useEffect, useRef, useState } from 'react';

/** The place after an arrow key; stays within the list, -1 only when it is empty. */
export function moveChoice(at: number, key: string, length: number): number {
  if (length === 0) return -1;
  const held = Math.min(Math.max(at, 0), length - 1);
  if (key === 'ArrowDown') return Math.min(held + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(held - 1, 0);
  return held;
}

/** A choice that came from elsewhere, such as a badge; each `no` counts once. */
export type Jump = { readonly at: number; readonly no: number };

/** Index of the chosen row, `first` at the start; follows the arrow keys while `active`, and a jump once. */
export function useChoice(length: number, active: boolean, jump: Jump | null = null, first = 0): number {
  const [at, setAt] = useState(first);
  const [jumped, setJumped] = useState(0);
  if (jump !== null && jump.no !== jumped) {
    setJumped(jump.no);
    setAt(jump.at);
  }
  const lengthNow = useRef(length);
  useEffect(() => {
    lengthNow.current = length;
  });
  useEffect(() => {
    if (!active) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      setAt((now) => moveChoice(now, event.key, lengthNow.current));
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
  return moveChoice(at, '', length);
}
