/**
 * The one place that makes windows.
 * Invariant: every window is sandboxed and isolated, leaves our own pages never, and opens nothing.
 */
import { BrowserWindow, type Session, type WebContents } from 'electron';
import { isOwnPage } from './pages/origin.ts';

export type WindowOptions = {
  /** Size of the page itself, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Hidden windows print documents; others appear when their first frame is painted. */
  readonly visible: boolean;
  readonly preload: string | null;
  readonly session: Session;
  readonly devUrl: string | null;
};

export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: options.width,
    height: options.height,
    useContentSize: true,
    title: options.title,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      ...(options.preload === null ? {} : { preload: options.preload }),
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The four tones must sound at the first scan, which is no gesture.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  confine(window.webContents, options.devUrl);
  if (options.visible) window.once('ready-to-show', () => window.show());
  return window;
}

/** Denies every way out of our own pages; also applied to contents that something else might have made. */
export function confine(contents: WebContents, devUrl: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url, devUrl)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url, devUrl)) event.preventDefault();
  });
}
