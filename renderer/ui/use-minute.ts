/** The present time, renewed at each full minute: enough for a clock without seconds and for "today or not". */
import { useEffect, useState } from 'react';

const MINUTE_MS = 60_000;
const AFTER_THE_TURN_MS = 5;

/** UTC milliseconds of the last minute's turn (or of the first use). */
export function useMinute(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const wait = setTimeout(() => setNowMs(Date.now()), MINUTE_MS - (nowMs % MINUTE_MS) + AFTER_THE_TURN_MS);
    return () => clearTimeout(wait);
  }, [nowMs]);
  return nowMs;
}
