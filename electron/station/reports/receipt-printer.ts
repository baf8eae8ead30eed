/**
 * From a booked parcel to a PDF: the station composes, main renders, the file's hash is kept.
 */
import type { Core } from '../core.ts';
import type { SessionDesk } from '../desk/session-desk.ts';
import { createRenderedTable } from '../printing/rendered-table.ts';
import type { DocumentsClient } from './paper-desk.ts';
import { composeReceipt, receiptId } from './walk-in-receipt.ts';

export type ReceiptPrinter = {
  /** Writes the receipt of the use that began at `n`; a failure is logged, and the parcel stays booked. */
  readonly render: (n: number, language: 'en' | 'hi') => Promise<void>;
  /** The file of a number's receipt; null where none was made. */
  readonly fileOf: (item: string) => string | null;
};

/** Without anybody who renders (a station under plain Node) there are no files. */
export function createReceiptPrinter(
  core: Core,
  session: SessionDesk,
  options: {
    readonly test: boolean;
    readonly documents: () => DocumentsClient | null;
    readonly log: (line: string) => void;
  },
): ReceiptPrinter {
  const files = createRenderedTable(core.store.db);
  return {
    fileOf: (item) => files.of(receiptId(item))?.file ?? null,
    render: async (n, language) => {
      const { station } = session.live.get();
      const documents = options.documents();
      if (station === null || documents === null) return;
      const { officeName, officePin, counter } = station;
      const model = composeReceipt(core, { n, language }, { officeName, officePin, counter, test: options.test });
      if (model === null) return;
      const file = await documents
        .render({ model, signed: null })
        .catch((cause: unknown) => options.log(`receipt ${model.id} was not rendered: ${String(cause)}`));
      if (file !== undefined) files.put(model.id, file, core.clock.nowMs());
    },
  };
}
