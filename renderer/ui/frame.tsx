/** The frame of every screen: top bar, work, keys, status strip. Nothing in it changes height. */
import type { JSX, ReactNode } from 'react';

export function Frame(parts: { top: ReactNode; keys: ReactNode; status: ReactNode; children: ReactNode }): JSX.Element {
  return (
    <div className="frame">
      {parts.top}
      {parts.children}
      {parts.keys}
      {parts.status}
    </div>
  );
}
