/**
 * Which addresses are ours. Everything else is never loaded, and never gets a port.
 */
export const SCHEME = 'app';
export const HOST = 'daksetu';
export const HOME_PAGE = `${SCHEME}://${HOST}/`;

/** True for a page of our own; in development also for one of the development server. */
export function isOwnPage(address: string, devUrl: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.port === '') return true;
  return devUrl !== null && url.origin === new URL(devUrl).origin;
}

/** True for the one page that talks to the station: not the document page, not a trouble page. */
export function isStationPage(address: string, devUrl: string | null): boolean {
  return isOwnPage(address, devUrl) && ['/', '/index.html'].includes(new URL(address).pathname);
}
