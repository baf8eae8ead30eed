/**
 * The system's dialog for a manifest file, in front of the counter's window.
 * Invariant: one at a time; only what a person picks there comes out, never a path that somebody sent.
 */
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron';

type ShowDialog = (options: OpenDialogOptions) => Promise<Pick<OpenDialogReturnValue, 'canceled' | 'filePaths'>>;

/** Answers with the path of one file; null when none was chosen, or a dialog is open already. */
export function createFileChooser(show: ShowDialog): () => Promise<string | null> {
  let isOpen = false;
  return async () => {
    if (isOpen) return null;
    isOpen = true;
    try {
      const { canceled, filePaths } = await show({
        properties: ['openFile', 'dontAddToRecent'],
        filters: [{ name: 'Excel, JSON', extensions: ['xlsx', 'json'] }],
      });
      return canceled ? null : (filePaths[0] ?? null);
    } finally {
      isOpen = false;
    }
  };
}
