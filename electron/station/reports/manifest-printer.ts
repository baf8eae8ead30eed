/**
 * From a finished consignment to a PDF: the station composes, main renders, the file's hash is kept.
 */
import type { DocumentModel } from '../../../domain/contract/document-model.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Core } from '../core.ts';
import type { SessionDesk } from '../desk/session-desk.ts';
import { createRenderedTable, type RenderedFile } from '../printing/rendered-table.ts';
import { composeAcceptanceManifest } from './acceptance-manifest.ts';

export type DocumentsClient = { readonly render: (input: { model: DocumentModel }) => Promise<RenderedFile> };

export type ManifestPrinter = {
  /** Null where nobody renders (a station under plain Node) and no file was made before. */
  readonly render: (wanted: {
    id: string;
    consignment: ConsignmentId;
    language: 'en' | 'hi';
  }) => Promise<RenderedFile | null>;
};

/** A manifest whose rendering fails is still finished: its figures are in the ledger and it can be rendered again. */
export function createManifestPrinter(
  core: Core,
  session: SessionDesk,
  options: {
    readonly test: boolean;
    readonly documents: () => DocumentsClient | null;
    readonly log: (line: string) => void;
  },
): ManifestPrinter {
  const files = createRenderedTable(core.store.db);
  return {
    render: async (wanted) => {
      const { station } = session.live.get();
      const documents = options.documents();
      if (station === null || documents === null) return files.of(wanted.id);
      const { officeName, officePin, counter } = station;
      const desk = { officeName, officePin, counter, test: options.test };
      const model = composeAcceptanceManifest(core, wanted, desk);
      const file =
        model === null
          ? undefined
          : await documents
              .render({ model })
              .catch((cause: unknown) => options.log(`manifest ${wanted.id} was not rendered: ${String(cause)}`));
      if (file === undefined) return files.of(wanted.id);
      files.put(wanted.id, file, core.clock.nowMs());
      return file;
    },
  };
}
