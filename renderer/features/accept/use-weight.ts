/** A weight being typed, and why the scale gave none. */
import { useCallback, useState } from 'react';
import type { SendFault } from '../../app/send-command.ts';
import type { ScaleWhy } from './weigh-strips.tsx';

export type WeightEntry = {
  readonly weight: string;
  readonly setWeight: (text: string) => void;
  readonly why: ScaleWhy;
  /** Takes note of what the scale said; false when the refusal is about something else. */
  readonly scaleSaid: (fault: SendFault) => boolean;
};

export function useWeight(): WeightEntry {
  const [weight, setWeight] = useState('');
  const [why, setWhy] = useState<ScaleWhy>('missing');
  const scaleSaid = useCallback((fault: SendFault): boolean => {
    const said = scaleWhy(fault);
    if (said !== null) setWhy(said);
    return said !== null;
  }, []);
  return { weight, setWeight, why, scaleSaid };
}

const WHYS: readonly ScaleWhy[] = ['missing', 'moving', 'empty', 'unchanged', 'fault'];

/** Why the scale gave no weight, out of the station's refusal; null when something else was refused, or nothing was. */
export function scaleWhy(fault: SendFault): ScaleWhy | null {
  if (fault.kind !== 'refused' || fault.problem.code !== 'no-weight') return null;
  return WHYS.find((why) => fault.problem.detail.includes(`"${why}"`)) ?? 'fault';
}
