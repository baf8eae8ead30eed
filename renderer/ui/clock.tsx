/** Indian time, 24 hours, whatever zone the PC is in. Renders itself alone once a minute. */
import type { JSX } from 'react';
import { clockText } from './format.ts';
import { useMinute } from './use-minute.ts';

export function Clock({ zone }: { zone: string }): JSX.Element {
  return (
    <div className="meta clock">
      <b>{clockText(useMinute())}</b>
      <span>{zone}</span>
    </div>
  );
}
