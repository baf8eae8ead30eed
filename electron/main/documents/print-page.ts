/**
 * Prints the document page of one model: a hidden sandboxed window without preload, closed afterwards in any case.
 * The page says `ready` or `failed …` in its title; the title is all it can say.
 */
import type { BrowserWindow, Session } from 'electron';
import { createWindow } from '../window.ts';
import { HOME_PAGE } from '../pages/origin.ts';

const PATIENCE_MS = 30_000;

/** Answers with the PDF's bytes, whose title is `title`; rejects when the page fails or does not get ready in 30 s. */
export async function printPage(modelId: string, title: string, session: Session): Promise<Buffer> {
  // 794 × 1123 CSS pixels are A4 at 96 dpi.
  const sheet = { width: 794, height: 1123, title: 'Daksetu document', visible: false, preload: null } as const;
  const window = createWindow({ ...sheet, session, devUrl: null });
  try {
    const ready = untilReady(window);
    await Promise.all([window.loadURL(`${HOME_PAGE}document.html?id=${modelId}`), ready]);
    await window.webContents.executeJavaScript(`document.title = ${JSON.stringify(title)}`);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      generateTaggedPDF: true,
    });
  } finally {
    window.destroy();
  }
}

const FOOTER =
  '<div style="width:100%;font:7pt sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

function untilReady(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the document page did not get ready')), PATIENCE_MS);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      finish();
    };
    window.on('page-title-updated', (_event, title) => {
      if (title === 'ready') settle(resolve);
      if (title.startsWith('failed')) settle(() => reject(new Error(`the document page ${title}`)));
    });
    window.webContents.once('render-process-gone', (_event, { reason }) => {
      settle(() => reject(new Error(`the document page ended: ${reason}`)));
    });
  });
}
