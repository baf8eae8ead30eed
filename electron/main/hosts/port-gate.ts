/**
 * The only place that hands a port to a page.
 * Invariant: only the top frame of the station page gets one; every other page gets nothing, and is counted.
 */
import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import { isStationPage } from '../pages/origin.ts';

export type PortGate = {
  /** Gives the page its end of a new channel and answers with the other; null when this page must not have one. */
  readonly open: (contents: WebContents) => MessagePortMain | null;
  readonly refused: () => number;
};

export function createPortGate(devUrl: string | null): PortGate {
  let refusals = 0;
  return {
    open: (contents) => {
      // The address of the frame that would receive the message, not of what is loading.
      if (contents.isDestroyed() || !isStationPage(contents.mainFrame.url, devUrl)) {
        refusals += 1;
        return null;
      }
      const { port1, port2 } = new MessageChannelMain();
      contents.postMessage('station-port', null, [port2]); // reaches the main frame only
      return port1;
    },
    refused: () => refusals,
  };
}
