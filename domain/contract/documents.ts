/**
 * station (client) ↔ main (server): the station composes a document's model, main turns it into a PDF
 * in a hidden sandboxed window. Files are chosen there too: main has the dialogs.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { documentModel } from './document-model.ts';

export const documentsContract = {
  document: {
    /** Writes `<data folder>/documents/<id>.pdf` and answers with its hash. Rendering the same model again gives a new file of the same name. */
    render: oc
      .input(z.strictObject({ model: documentModel }))
      .output(
        z.strictObject({ file: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/), pages: z.int().min(1) }),
      ),
  },
  file: {
    /** Opens the system's dialog for one manifest file. Null when none was chosen, or a dialog is open already. */
    choose: oc.output(z.strictObject({ path: z.string().min(1).nullable() })),
  },
};
