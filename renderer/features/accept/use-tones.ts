/** Sounds each result once, after its view (and so its commit) has arrived. */
import { useEffect, useRef, useState } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { useAccept } from '../../app/station-context.tsx';
import { toneFor, type Heard, type Sounded } from './heard.ts';
import { createTonePlayer } from './tone-player.ts';

export function useTones(): void {
  const [player] = useState(() => createTonePlayer(() => new AudioContext()));
  const heard = useRef<Heard>(undefined);
  const view = useAccept(soundedOf);
  useEffect(() => {
    if (view === undefined) return;
    const next = toneFor(heard.current, view);
    heard.current = next.heard;
    if (next.tone !== null) player.play(next.tone);
  }, [player, view]);
}

const soundedOf = ({ boot, result, stopped, recent }: AcceptView): Sounded => ({ boot, result, stopped, recent });
