/** AIR or SURFACE in the colours of the department's label stock: always shape and word, never a fill. */
import type { JSX } from 'react';
import type { Mode } from '../../domain/contract/shapes.ts';
import { AirIcon, TruckIcon } from './icons.tsx';

export function ModeTag({ mode, word }: { mode: Mode; word: string }): JSX.Element {
  return (
    <span className={`mode ${mode}`}>
      {mode === 'air' ? <AirIcon /> : <TruckIcon />}
      <span>{word}</span>
    </span>
  );
}
