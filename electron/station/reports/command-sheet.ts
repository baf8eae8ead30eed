/**
 * The sheet of command barcodes for one counter, made from the help. It tells nothing of any parcel and is no event.
 */
import type { CommandSheet, DocumentModel } from '../../../domain/contract/document-model.ts';
import type { SessionView } from '../../../domain/contract/station.ts';
import { COMMANDS, commandText } from '../../../domain/identifiers/command-code.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { RenderedFile } from '../printing/rendered-table.ts';
import type { DocumentsClient } from './paper-desk.ts';

export type SheetPrinter = {
  /** Null where nobody renders, and when the file could not be written. */
  readonly commandSheet: (language: 'en' | 'hi') => Promise<Reply<RenderedFile | null>>;
};

export type SheetOptions = {
  readonly test: boolean;
  readonly session: () => SessionView;
  readonly documents: () => DocumentsClient | null;
  readonly log: (line: string) => void;
};

/** A file of the same name is written anew each time. Refused while nobody is signed in. */
export function createSheetPrinter(core: Core, { test, session, documents, log }: SheetOptions): SheetPrinter {
  return {
    commandSheet: async (language) => {
      const { station } = session();
      if (core.session.person === null || station === null) return refuse({ kind: 'locked' });
      const model = composeCommandSheet({ station, language, test, nowMs: core.clock.nowMs() });
      return ok(await render(documents(), model, log));
    },
  };
}

type Wanted = {
  readonly station: NonNullable<SessionView['station']>;
  readonly language: 'en' | 'hi';
  readonly test: boolean;
  readonly nowMs: number;
};

/** Every command there is, in the order of the list. */
export function composeCommandSheet({ station, language, test, nowMs }: Wanted): CommandSheet {
  const { officeName, officePin, counter } = station;
  return {
    kind: 'command-sheet',
    id: `COMMANDS-${station.station}-${language.toUpperCase()}`,
    language,
    composedAtMs: nowMs,
    office: officeName,
    officePin,
    counter,
    commands: COMMANDS.map((command) => ({ command, text: commandText(command) })),
    test,
  };
}

async function render(
  documents: DocumentsClient | null,
  model: DocumentModel,
  log: (line: string) => void,
): Promise<RenderedFile | null> {
  if (documents === null) return null;
  try {
    return await documents.render({ model, signed: null });
  } catch (cause) {
    log(`sheet ${model.id} was not rendered: ${String(cause)}`);
    return null;
  }
}
