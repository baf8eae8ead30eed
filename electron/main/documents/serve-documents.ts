/**
 * The server of the contract `documents`: one sheet at a time, as `<data folder>/documents/<id>.pdf` or on paper.
 * Invariant: the hash in the answer is that of the bytes on the disk.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { FileSheet, PaperSheet } from '../../../domain/contract/document-sheet.ts';
import { documentsContract, type ReportPrinterState } from '../../../domain/contract/documents.ts';
import { writeDurably } from '../write-durably.ts';
import { countPages } from './count-pages.ts';
import type { Printed } from './report-printer.ts';

export type DocumentsDeps = {
  readonly dataDir: string;
  /** Turns a sheet into a PDF. */
  readonly toPdf: (sheet: FileSheet) => Promise<Buffer>;
  /** Prints a sheet. Rejects only while nothing has left. */
  readonly toPaper: (sheet: PaperSheet) => Promise<Printed>;
  readonly printerState: () => Promise<ReportPrinterState>;
  /** Asks the person for one file; null when none was chosen. */
  readonly chooseFile: () => Promise<string | null>;
};

/** Answers with a function that serves one port; all ports share one queue. */
export function createDocuments(deps: DocumentsDeps): (port: MessagePortMain) => void {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined); // the caller gets the fault; the queue goes on
    return turn;
  };
  const server = implement(documentsContract);
  const router = server.router({
    document: {
      render: server.document.render.handler(({ input }) => inTurn(() => render(input, deps))),
      print: server.document.print.handler(({ input }) => inTurn(() => print(input, deps))),
    },
    printer: { state: server.printer.state.handler(async () => ({ state: await deps.printerState() })) },
    file: { choose: server.file.choose.handler(async () => ({ path: await deps.chooseFile() })) },
  });
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade(port as never); // MessagePortMain has all that is used of a port, but not its DOM type
    port.start();
  };
}

async function render(sheet: FileSheet, deps: DocumentsDeps) {
  const pdf = await deps.toPdf(sheet);
  const file = path.join(deps.dataDir, 'documents', `${sheet.model.id}.pdf`);
  await writeDurably(file, pdf);
  return { file, sha256: createHash('sha256').update(pdf).digest('hex'), pages: countPages(pdf) };
}

/** A page that does not get ready is refused: nothing was given to a printer. */
async function print(sheet: PaperSheet, deps: DocumentsDeps): Promise<Printed> {
  try {
    return await deps.toPaper(sheet);
  } catch (cause) {
    return { outcome: 'refused', detail: String(cause).slice(0, 200) };
  }
}
