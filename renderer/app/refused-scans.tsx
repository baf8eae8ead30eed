/** Scans that came while nobody could answer for them: each sounds stop, and one line says that nothing was written. */
import { useEffect, useRef, useState, type JSX } from 'react';
import type { DeskView } from '../../domain/contract/station.ts';
import { createTonePlayer } from '../features/accept/tone-player.ts';
import { useWords } from '../i18n/use-words.ts';
import { FaultLine } from '../ui/fault-line.tsx';
import { groupIndian } from '../ui/format.ts';
import { useDesk } from './station-context.tsx';

/** `because` is what kept them from being written. */
export function RefusedScans({ because }: { because: 'locked' | 'noSet' | 'pinAsked' }): JSX.Element | null {
  const { t } = useWords();
  const [player] = useState(() => createTonePlayer(() => new AudioContext()));
  const heard = useRef<number>(undefined);
  const count = useDesk(refusedOf);
  useEffect(() => {
    if (count === undefined) return;
    if (isNews(heard.current, count)) player.play('stop');
    heard.current = count;
  }, [count, player]);
  if (count === undefined || count === 0) return null;
  return <FaultLine text={t(`refusedScans.${because}`, { count, number: groupIndian(count) })} />;
}

/** True when more were refused than were heard; what was there at load is silent. */
function isNews(heard: number | undefined, count: number): boolean {
  return heard !== undefined && count > heard;
}

const refusedOf = (desk: DeskView): number => desk.scansRefused;
