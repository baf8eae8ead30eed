/** A text once it has not changed for a moment: one question for a word, not one for each letter. */
import { useEffect, useState } from 'react';

const REST_MS = 120;

export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
