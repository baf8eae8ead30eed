/**
 * Command barcodes that were scanned lately, for the page to do: which key has the deed now is known there.
 * Invariant: each has an id of its own and names what stood on the screen, so that it is done once, or not at all.
 */
import type { SessionView } from '../../../domain/contract/station.ts';
import type { CommandName } from '../../../domain/identifiers/command-code.ts';

export type ScannedCommand = SessionView['commands'][number];

export type CommandList = {
  readonly view: () => Pick<SessionView, 'commands'>;
  /** `over` is what the Accept screen shows at the scan; null where it is not the screen. */
  readonly add: (command: CommandName | null, over: ScannedCommand['over']) => void;
  /** Somebody left: what was scanned for them is not for the next person. */
  readonly clear: () => void;
};

/** The page takes each at once; more than a few in the list means that nobody is there. */
const KEPT = 8;

/** `boot` names this run of the station, so that no id of an earlier run comes again. */
export function createCommandList(boot: string): CommandList {
  let commands: readonly ScannedCommand[] = [];
  let no = 0;
  return {
    view: () => ({ commands: [...commands] }),
    add: (command, over) => {
      no += 1;
      commands = [...commands, { id: `${boot}/${no}`, command, over }].slice(-KEPT);
    },
    clear: () => {
      commands = [];
    },
  };
}
