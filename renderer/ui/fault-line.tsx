/** Why the last key did not do its deed, under the work it belongs to. */
import type { JSX } from 'react';
import { ResultIcon } from './icons.tsx';

export function FaultLine({ text }: { text: string | null }): JSX.Element {
  return (
    <p className="fault" role="alert" hidden={text === null}>
      <ResultIcon shape="attention" className="i c-attention" />
      <span>{text ?? ''}</span>
    </p>
  );
}
