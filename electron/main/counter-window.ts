/** The window a person works in, and the window that says what is wrong when it cannot be shown. */
import path from 'node:path';
import { app, type BrowserWindow, session, type WebContents } from 'electron';
import { HOME_PAGE } from './pages/origin.ts';
import { troubleAddress } from './pages/trouble-page.ts';
import type { Trouble } from './pages/trouble-texts.ts';
import { createWindow } from './window.ts';

/** The smallest screen in the offices; the page itself gets this size. */
const SIZE = { width: 1366, height: 768 };
const RELOAD_MS = 1_000;

export type CounterWindowDeps = {
  readonly preload: string;
  readonly devUrl: string | null;
  /** Called after each load of the page: it needs a port each time. */
  readonly onLoaded: (page: WebContents) => void;
};

export type CounterWindow = {
  readonly window: BrowserWindow;
  /** The page, while it is loaded and can take a port. */
  readonly pages: () => readonly WebContents[];
};

export function openCounterWindow(deps: CounterWindowDeps): CounterWindow {
  const { preload, devUrl } = deps;
  const look = { ...SIZE, title: app.getName(), visible: true };
  const window = createWindow({ ...look, preload, devUrl, session: session.defaultSession });
  const contents = window.webContents;
  let loaded = false;
  contents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) loaded = false;
  });
  contents.on('did-finish-load', () => {
    loaded = true;
    deps.onLoaded(contents);
  });
  contents.on('render-process-gone', () => {
    loaded = false;
    setTimeout(() => !window.isDestroyed() && contents.reload(), RELOAD_MS);
  });
  void window.loadURL(devUrl ?? HOME_PAGE);
  return { window, pages: () => (loaded && !window.isDestroyed() ? [contents] : []) };
}

/** Shows a plain page: in `window` when it is given, else in a window of its own. Also one line for the log. */
export function showTrouble(trouble: Trouble, detail: string, window: BrowserWindow | null): void {
  process.stderr.write(`daksetu: ${trouble}${detail === '' ? '' : ` (${detail})`}\n`);
  const look = { ...SIZE, title: app.getName(), visible: true, preload: null, devUrl: null };
  const target = window ?? createWindow({ ...look, session: session.defaultSession });
  if (!target.isDestroyed()) void target.loadURL(troubleAddress(trouble, detail));
}

/** Files of the built application, beside the main process's own. */
export function builtFile(...parts: string[]): string {
  return path.join(import.meta.dirname, '..', ...parts);
}
