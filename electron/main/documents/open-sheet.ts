/**
 * The document page of one sheet in a hidden sandboxed window without preload, closed afterwards in any case.
 * The page says `ready` or `failed …` in its title; the title is all it can say.
 */
import type { BrowserWindow, Session } from 'electron';
import { createWindow } from '../window.ts';
import { HOME_PAGE } from '../pages/origin.ts';

const PATIENCE_MS = 30_000;

/** Works on the page once it is laid out under `title`; rejects when it fails or does not get ready in 30 s. */
export async function withSheet<T>(
  sheet: { readonly laid: string; readonly title: string; readonly session: Session },
  work: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  // 794 × 1123 CSS pixels are A4 at 96 dpi.
  const size = { width: 794, height: 1123, title: 'Daksetu document', visible: false, preload: null } as const;
  const window = createWindow({ ...size, session: sheet.session, devUrl: null });
  try {
    const ready = untilReady(window);
    await Promise.all([window.loadURL(`${HOME_PAGE}document.html?id=${sheet.laid}`), ready]);
    await window.webContents.executeJavaScript(`document.title = ${JSON.stringify(sheet.title)}`);
    return await work(window);
  } finally {
    window.destroy();
  }
}

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
