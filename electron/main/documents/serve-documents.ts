/**
 * The server of `document.render` and `file.choose`: one document at a time, written to `<data folder>/documents/<id>.pdf`.
 * Invariant: the hash in the answer is that of the bytes on the disk.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { DocumentModel } from '../../../domain/contract/document-model.ts';
import { documentsContract } from '../../../domain/contract/documents.ts';
import { writeDurably } from '../write-durably.ts';
import { countPages } from './count-pages.ts';

export type DocumentsDeps = {
  readonly dataDir: string;
  /** Turns a model into a PDF. */
  readonly print: (model: DocumentModel) => Promise<Buffer>;
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
    document: { render: server.document.render.handler(({ input }) => inTurn(() => render(input.model, deps))) },
    file: { choose: server.file.choose.handler(async () => ({ path: await deps.chooseFile() })) },
  });
  const handler = new RPCHandler(router);
  return (port) => {
    handler.upgrade(port as never); // MessagePortMain has all that is used of a port, but not its DOM type
    port.start();
  };
}

async function render(model: DocumentModel, deps: DocumentsDeps) {
  const pdf = await deps.print(model);
  const file = path.join(deps.dataDir, 'documents', `${model.id}.pdf`);
  await writeDurably(file, pdf);
  return { file, sha256: createHash('sha256').update(pdf).digest('hex'), pages: countPages(pdf) };
}
