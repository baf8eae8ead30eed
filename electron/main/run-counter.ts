/**
 * Composes the running application once its keys are open: two processes, their wires, the documents, the window.
 */
import { app, type BrowserWindow, dialog, MessageChannelMain, session, type UtilityProcess } from 'electron';
import type { DocumentSheet } from '../../domain/contract/document-sheet.ts';
import type { StationStart } from '../../domain/contract/start.ts';
import { builtFile, openCounterWindow, showTrouble } from './counter-window.ts';
import { createModelDesk } from './documents/model-desk.ts';
import { withSheet } from './documents/open-sheet.ts';
import { printerState, printOnPaper } from './documents/report-printer.ts';
import { toPdf } from './documents/to-pdf.ts';
import { createFileChooser } from './documents/choose-file.ts';
import { createDocuments } from './documents/serve-documents.ts';
import { createHostLink, type HostLink } from './hosts/host-link.ts';
import { createPortGate, type NewChannel } from './hosts/port-gate.ts';
import { readRefusal } from './hosts/read-refusal.ts';
import { type HostName, spawnHost } from './hosts/spawn-host.ts';
import { createWires } from './hosts/wires.ts';
import { servePages } from './pages/app-scheme.ts';
import type { AnswerPage } from './pages/serve-pages.ts';
import { closeBeforeQuit } from './quit.ts';
import { lockSession } from './security-policy.ts';

export type CounterDeps = {
  readonly start: StationStart;
  readonly pages: AnswerPage;
  readonly devUrl: string | null;
  readonly devicesEnv: Readonly<Record<string, string>>;
};

export function runCounter({ start, pages, devUrl, devicesEnv }: CounterDeps): void {
  const links: Record<HostName, HostLink<UtilityProcess>> = {
    station: keep('station', {
      onUp: (station) => {
        station.on('message', (message) => {
          const refusal = readRefusal(message);
          if (refusal !== null) showTrouble(refusal.trouble, refusal.detail, counter.window);
        });
        wires.stationUp();
      },
      onGivenUp: (why) => showTrouble('station-stopped', why, counter.window),
      extra: {},
    }),
    devices: keep('devices', {
      onUp: () => wires.devicesUp(),
      onGivenUp: (why) => showTrouble('devices-stopped', why, null),
      extra: devicesEnv,
    }),
  };
  const wires = createWires({
    gate: createPortGate(newChannel, devUrl),
    newChannel,
    start,
    station: links.station.current,
    devices: links.devices.current,
    pages: () => counter.pages(),
    serveDocuments: serveDocuments(start, { pages, devUrl }, () => counter.window),
  });
  const counter = openCounterWindow({ preload: builtFile('preload', 'index.cjs'), devUrl, onLoaded: wires.pageLoaded });
  links.station.start();
  links.devices.start();
  closeBeforeQuit(links);
  app.on('second-instance', () => {
    if (counter.window.isMinimized()) counter.window.restore();
    counter.window.focus();
  });
  // Without its window the counter is closed, even when a page about the devices is still open.
  counter.window.once('closed', () => app.quit());
}

const newChannel: NewChannel = () => new MessageChannelMain();

type Turns = {
  readonly onUp: (host: UtilityProcess) => void;
  readonly onGivenUp: (why: string) => void;
  /** Variables for this process alone. */
  readonly extra: Readonly<Record<string, string>>;
};

function keep(name: HostName, turns: Turns): HostLink<UtilityProcess> {
  return createHostLink({
    spawn: () => spawnHost(name, builtFile('main'), turns.extra),
    onUp: turns.onUp,
    onDown: (code) => process.stderr.write(`daksetu: ${name} ended with code ${code}\n`),
    onGivenUp: (code) => turns.onGivenUp(`${name}, exit code ${code}`),
    nowMs: () => performance.now(),
    after: (ms, run) => void setTimeout(run, ms),
  });
}

type Paged = Pick<CounterDeps, 'pages' | 'devUrl'>;

function serveDocuments(
  { dataDir, reportPrinter }: StationStart,
  { pages, devUrl }: Paged,
  window: () => BrowserWindow,
) {
  const desk = createModelDesk(pages);
  const own = session.fromPartition('documents');
  lockSession(own, devUrl);
  servePages(own, desk.answer);
  const laid = async <T>(sheet: DocumentSheet, work: (page: BrowserWindow) => Promise<T>): Promise<T> => {
    const id = desk.lay(sheet);
    try {
      return await withSheet({ laid: id, title: sheet.model.id, session: own }, work);
    } finally {
      desk.takeBack(id);
    }
  };
  return createDocuments({
    dataDir,
    chooseFile: createFileChooser((options) => dialog.showOpenDialog(window(), options)),
    toPdf: (sheet) => laid({ ...sheet, copy: null, signer: null }, (page) => toPdf(page.webContents)),
    toPaper: async (sheet) => {
      if (reportPrinter === null) return { outcome: 'refused', detail: 'no report printer is set up' };
      return laid(sheet, (page) => printOnPaper(page.webContents, reportPrinter.name));
    },
    printerState: async () =>
      reportPrinter === null ? 'missing' : printerState(window().webContents, reportPrinter.name),
  });
}
