/** The coloured band: shape, state word, detail, and when it happened. */
import type { JSX, ReactNode } from 'react';
import { clockSecondsText } from '../../ui/format.ts';

type BandProps = { icon: ReactNode; word: string; why?: string; at?: { atMs: number; note: string } };

export function Band({ icon, word, why, at }: BandProps): JSX.Element {
  return (
    <div className="band">
      {icon}
      <span className="word">{word}</span>
      {why === undefined ? null : <span className="why">{why}</span>}
      {at === undefined ? null : (
        <span className="at">
          <b>{clockSecondsText(at.atMs)}</b>
          <span>{at.note}</span>
        </span>
      )}
    </div>
  );
}
