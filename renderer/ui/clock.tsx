/** Indian time, 24 hours, whatever zone the PC is in. Renders itself alone once a minute. */
import { useEffect, useState, type JSX } from 'react';
import { clockText } from './format.ts';

const MINUTE_MS = 60_000;

export function Clock({ zone }: { zone: string }): JSX.Element {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const wait = setTimeout(() => setNowMs(Date.now()), MINUTE_MS - (nowMs % MINUTE_MS) + 5);
    return () => clearTimeout(wait);
  }, [nowMs]);
  return (
    <div className="meta clock">
      <b>{clockText(nowMs)}</b>
      <span>{zone}</span>
    </div>
  );
}
