/** The frame of every screen: top bar, work, keys, status strip. Nothing in it changes height. */
import type { JSX, ReactNode } from 'react';

type FrameParts = {
  top: ReactNode;
  /** Stands over the lower edge of the work and moves nothing; null most of the time. */
  over: ReactNode;
  /** Stands in the lower right corner and moves nothing; null for most people. */
  guide: ReactNode;
  keys: ReactNode;
  status: ReactNode;
  children: ReactNode;
};

export function Frame(parts: FrameParts): JSX.Element {
  return (
    <div className="frame">
      {parts.top}
      {parts.children}
      {parts.guide}
      {parts.over}
      {parts.keys}
      {parts.status}
    </div>
  );
}
