/**
 * What a scanned command barcode does here: it is handed to the page, where the key with that deed is.
 * Invariant: only a device's scan comes here. At a locked station nothing is handed on, nobody would answer for it; while
 * a box asks for a PIN, only the way back is.
 */
import type { CommandName } from '../../../domain/identifiers/command-code.ts';
import type { AcceptDesk } from './accept-desk.ts';
import type { SessionDesk } from './session-desk.ts';

export type CommandDesk = { readonly command: (command: CommandName | null) => void };

/** Publishes the session when there is a command to do. */
export function createCommandDesk(session: SessionDesk, accept: AcceptDesk): CommandDesk {
  return {
    command: (command) => {
      const { phase } = session.live.get();
      if (phase === 'locked' || phase === 'not-enrolled') return;
      if (session.box.stands() && command !== 'back') return;
      session.commands.add(command, phase === 'ready' ? seenOn(accept) : null);
      session.refresh();
    },
  };
}

function seenOn(accept: AcceptDesk): { version: number; result: number } {
  const { version, result } = accept.live.get();
  return { version, result: result?.id ?? 0 };
}
