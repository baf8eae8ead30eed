/**
 * Command barcodes at work: each presses the key that has its deed now, and when none has, that is said.
 * Invariant: a key that is dimmed for the hand is dimmed for the scanner, and a question that was just asked has to stand.
 */
import { useEffect, useState } from 'react';
import type { AcceptView } from '../../domain/contract/accept-view.ts';
import type { SessionView } from '../../domain/contract/station.ts';
import type { CommandName } from '../../domain/identifiers/command-code.ts';
import { createTonePlayer } from '../features/accept/tone-player.ts';
import { KEY_NAMES, type KeyMap } from '../ui/keys.ts';
import type { OnScreen, Scanned, Taken } from './command-inbox.ts';
import { useAccept, useSession, useStation } from './station-context.tsx';

/** What became of a command that no key did. */
export type CommandNews =
  { readonly kind: 'cannot' | 'moved-on'; readonly command: CommandName } | { readonly kind: 'unknown' };

/** Does what is scanned; answers with what could not be done, until the next key, command or result. */
export function useCommandScans(keys: KeyMap): CommandNews | null {
  const { commands } = useStation();
  const scanned = useSession(scannedOf) ?? NONE;
  const screen = useAccept(screenOf) ?? null;
  const [said, setSaid] = useState<{ readonly news: CommandNews; readonly over: number | undefined } | null>(null);
  const [player] = useState(() => createTonePlayer(() => new AudioContext()));
  useEffect(() => {
    const forget = (): void => setSaid(null);
    window.addEventListener('keydown', forget);
    return () => window.removeEventListener('keydown', forget);
  }, []);
  useEffect(() => {
    // After a deed the keys are others: what was scanned behind it waits for them.
    for (let taken = commands.take(scanned, screen); taken !== null; taken = commands.take(scanned, screen)) {
      const news = perform(taken, keys);
      // Told like an answer that comes back, apart from the drawing that the deed sets going.
      queueMicrotask(() => setSaid(news === null ? null : { news, over: screen?.result }));
      if (news === null) return;
      player.play('attention');
    }
  }, [commands, keys, player, scanned, screen]);
  return said !== null && said.over === screen?.result ? said.news : null;
}

/** Presses the key that has the deed; what could not be done is the answer. */
export function perform(taken: Taken, keys: KeyMap): CommandNews | null {
  if (taken.kind !== 'do') return taken;
  const name = KEY_NAMES.find((one) => keys[one].command === taken.command && keys[one].act !== undefined);
  if (name === undefined) return { kind: 'cannot', command: taken.command };
  keys[name].act?.();
  return null;
}

const NONE: Scanned = [];
const scannedOf = ({ commands }: SessionView): Scanned => commands;
const screenOf = ({ version, result }: AcceptView): OnScreen => ({ version, result: result?.id ?? 0 });
