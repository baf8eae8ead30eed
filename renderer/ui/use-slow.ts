/** True once something has gone on for 400 ms; nothing shows a wait before. */
import { useEffect, useState } from 'react';

const SLOW_AFTER_MS = 400;

export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const wait = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(wait);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
