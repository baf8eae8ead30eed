/**
 * Which scanned command is to be done now.
 * Invariant: each is taken once, however often its view comes; what was there when the page came is not done; and one
 * that was scanned over another result than the one on the screen is said to have come too late, and not done.
 */
import type { SessionView } from '../../domain/contract/station.ts';
import type { CommandName } from '../../domain/identifiers/command-code.ts';

export type Scanned = SessionView['commands'];
/** What the Accept screen shows; null while no such view has come. */
export type OnScreen = { readonly version: number; readonly result: number } | null;

export type Taken =
  | { readonly kind: 'do'; readonly command: CommandName }
  /** Another result has come since it was scanned. */
  | { readonly kind: 'moved-on'; readonly command: CommandName }
  /** Of a sheet of another version. */
  | { readonly kind: 'unknown' };

export type CommandInbox = {
  /** The next one; null when there is none, or when its screen has not come yet: ask again with the next view. */
  readonly take: (scanned: Scanned, screen: OnScreen) => Taken | null;
};

export function createCommandInbox(): CommandInbox {
  // All of this page's life: an answer to a key may bring an older view than the stream did before.
  let done: Set<string> | null = null;
  return {
    take: (scanned, screen) => {
      if (done === null) {
        done = new Set(scanned.map(({ id }) => id));
        return null;
      }
      const known = done;
      const next = scanned.find(({ id }) => !known.has(id));
      if (next === undefined) return null;
      const { command, over } = next;
      if (over !== null && (screen === null || screen.version < over.version)) return null;
      known.add(next.id);
      if (command === null) return { kind: 'unknown' };
      return { kind: over !== null && screen?.result !== over.result ? 'moved-on' : 'do', command };
    },
  };
}
