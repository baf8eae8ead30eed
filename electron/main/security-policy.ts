/**
 * What a session may do: nothing that has to be asked for, and no address but ours.
 * The content policy says the same to the page; this says it to Chromium.
 */
import type { Session } from 'electron';
import { isOwnPage } from './pages/origin.ts';

export function lockSession(session: Session, devUrl: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, decide) => {
    decide({ cancel: !isAllowedRequest(details.url, devUrl) });
  });
}

/** True for our own pages, `data:` images, and in development for the server of the pages (its sockets too). */
export function isAllowedRequest(address: string, devUrl: string | null): boolean {
  if (isOwnPage(address, devUrl) || address.startsWith('data:')) return true;
  if (address.startsWith('devtools:')) return devUrl !== null;
  return devUrl !== null && address.startsWith(devUrl.replace(/^http/, 'ws'));
}
