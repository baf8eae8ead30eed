/**
 * The only place that hands a port to a page.
 * Invariant: only the top frame of the station page gets one; every other page gets nothing, and is counted.
 */
import type { MessagePortMain, WebContents } from 'electron';
import { isStationPage } from '../pages/origin.ts';

/** What a channel is here; `newChannel()` in the application. */
export type NewChannel = () => { readonly port1: MessagePortMain; readonly port2: MessagePortMain };

/** What the gate needs of a page. */
export type Page = Pick<WebContents, 'isDestroyed' | 'postMessage'> & { readonly mainFrame: { readonly url: string } };

export type PortGate = {
  /** Gives the page its end of a new channel and answers with the other; null when this page must not have one. */
  readonly open: (page: Page) => MessagePortMain | null;
  readonly refused: () => number;
};

export function createPortGate(newChannel: NewChannel, devUrl: string | null): PortGate {
  let refusals = 0;
  return {
    open: (page) => {
      // The address of the frame that would receive the message, not of what is loading.
      if (page.isDestroyed() || !isStationPage(page.mainFrame.url, devUrl)) {
        refusals += 1;
        return null;
      }
      const { port1, port2 } = newChannel();
      page.postMessage('station-port', null, [port2]); // reaches the main frame only
      return port1;
    },
    refused: () => refusals,
  };
}
