/**
 * The scheme our pages live under. `registerScheme` must run before `ready`, so synchronously at start.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { net, protocol, type Session } from 'electron';
import { SCHEME } from './origin.ts';
import { type AnswerPage, createPages, html } from './serve-pages.ts';
import { isTrouble, troublePage } from './trouble-page.ts';

export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** The built pages from `root`; in development those of the development server. Trouble pages in both cases. */
export function createAppPages(root: string, devUrl: string | null): AnswerPage {
  const built = createPages({ root, readFile: (file) => readFile(file), newNonce });
  return async (request) => {
    const url = new URL(request.url);
    const trouble = url.searchParams.get('kind') ?? '';
    if (url.pathname === '/trouble' && isTrouble(trouble)) {
      return html(200, troublePage(trouble, url.searchParams.get('detail') ?? ''), newNonce());
    }
    return devUrl === null ? built(request) : net.fetch(new URL(url.pathname + url.search, devUrl).href);
  };
}

export function servePages(session: Session, answer: AnswerPage): void {
  session.protocol.handle(SCHEME, answer);
}

function newNonce(): string {
  return randomBytes(16).toString('base64');
}
