/** A number with one character marked: wrong (filled) or by the rule (underlined). */
import type { JSX } from 'react';
import type { Marked } from './stop-words.ts';

export function MarkedNumber({ value }: { value: Marked }): JSX.Element {
  if (typeof value === 'string') return <>{value}</>;
  return (
    <>
      {value.before}
      <span className={value.as}>{value.mark}</span>
      {value.after}
    </>
  );
}
