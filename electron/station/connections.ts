/**
 * The processes on the other side of the station's wires, which come and go: printers, documents, files.
 * Invariant: nothing waits for one of them; who is away is null.
 */
import type { FilesClient } from './desk/file-desk.ts';
import type { PrinterClient, PrintQueue } from './printing/print-queue.ts';
import type { ReportQueue } from './printing/report-queue.ts';
import type { DocumentsClient } from './reports/paper-desk.ts';

export type Others = { printers: PrinterClient | null; documents: DocumentsClient | null; files: FilesClient | null };

export type Connections = {
  /** Gives how to let go of them: true when these printers were still the connected ones, and jobs wait from now on. */
  readonly connectPrinters: (client: PrinterClient | null) => () => boolean;
  /** Null while the process on the other side is away. */
  readonly connectDocuments: (client: DocumentsClient | null) => void;
  readonly connectFiles: (client: FilesClient | null) => void;
};

/** The three ways in; a queue is woken when its printers come or go. */
export function connectionsOf(others: Others, queue: PrintQueue, reports: ReportQueue): Connections {
  return {
    connectPrinters: (client) => connectPrinters(others, queue, client),
    connectDocuments: (client) => {
      others.documents = client;
      reports.nudge();
    },
    connectFiles: (client) => {
      others.files = client;
    },
  };
}

/** Answers with the way to take the client back: true when it was still the one in use. */
function connectPrinters(others: Others, queue: PrintQueue, client: PrinterClient | null): () => boolean {
  others.printers = client;
  queue.nudge();
  return () => {
    if (others.printers !== client) return false;
    others.printers = null;
    queue.nudge();
    return true;
  };
}
