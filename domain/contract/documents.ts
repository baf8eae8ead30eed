/**
 * station (client) ↔ main (server): the station composes a document's model, main turns it into a PDF
 * in a hidden sandboxed window, or prints it. Files are chosen there too: main has the dialogs.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileSheet, paperSheet } from './document-sheet.ts';

/** `missing`: no printer of that name is known here. `stopped`: the printing system holds its jobs. */
export const reportPrinterState = z.enum(['ready', 'stopped', 'missing', 'unknown']);
export type ReportPrinterState = z.infer<typeof reportPrinterState>;

export const documentsContract = {
  document: {
    /** Writes `<data folder>/documents/<id>.pdf` and answers with its hash. Rendering the same model again gives a new file of the same name. */
    render: oc
      .input(fileSheet)
      .output(
        z.strictObject({ file: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/), pages: z.int().min(1) }),
      ),
    /**
     * Prints one sheet on the report printer, silently. `handed`: this PC's printing system took it, which is not
     * "printed". `refused`: not a byte left. Anything between is `unknown`.
     */
    print: oc
      .input(paperSheet)
      .output(z.strictObject({ outcome: z.enum(['handed', 'refused', 'unknown']), detail: z.string().max(200) })),
  },
  printer: {
    /** How the report printer is, as this PC's printing system says. */
    state: oc.output(z.strictObject({ state: reportPrinterState })),
  },
  file: {
    /** Opens the system's dialog for one manifest file. Null when none was chosen, or a dialog is open already. */
    choose: oc.output(z.strictObject({ path: z.string().min(1).nullable() })),
  },
};
