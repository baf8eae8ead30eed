/**
 * Main process: windows, lifecycle, security; starts station and devices and hands out their ports.
 * Invariant: it is not on the way of a scan, and knows nothing of parcels.
 */
import path from 'node:path';
import { app, Menu, safeStorage, session } from 'electron';
import type { StationStart } from '../../domain/contract/start.ts';
import { builtFile, showTrouble } from './counter-window.ts';
import { openSecrets, type StationSecrets } from './keys/key-broker.ts';
import { openKeystore } from './keys/keystore.ts';
import { officesFile } from './offices-file.ts';
import { type Options, readOptions } from './options.ts';
import { createAppPages, registerScheme, servePages } from './pages/app-scheme.ts';
import { runCounter } from './run-counter.ts';
import { lockSession } from './security-policy.ts';
import { confine } from './window.ts';

registerScheme(); // before `ready`, or the scheme has no rights
app.setName('Daksetu');
app.setPath('userData', userDataFolder());
// As root Chromium needs --no-sandbox, and both together end every child.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => app.quit());

if (app.requestSingleInstanceLock()) void app.whenReady().then(open);
else app.quit(); // the first instance comes to the front

async function open(): Promise<void> {
  Menu.setApplicationMenu(null); // its shortcuts would take keys of the scan screens
  const options = readOptions(process.env, app.isPackaged);
  const devUrl = options.ok ? options.value.devUrl : null;
  const pages = createAppPages(builtFile('renderer'), devUrl);
  app.on('web-contents-created', (_event, contents) => confine(contents, devUrl));
  lockSession(session.defaultSession, devUrl);
  servePages(session.defaultSession, pages);
  if (!options.ok) return showTrouble('wrong-option', `${options.fault.name}=${options.fault.value}`, null);
  const { testKeystore } = options.value;
  const keystore = await openKeystore(safeStorage, process.platform, testKeystore);
  const file = path.join(app.getPath('userData'), 'keys.sealed');
  const secrets = await openSecrets({ file, keystore, test: testKeystore });
  if (!secrets.ok) return showTrouble(secrets.fault.kind, secrets.fault.detail, null);
  runCounter({
    start: startMessage(options.value, secrets.value),
    pages,
    devUrl,
    devicesEnv: options.value.devicesEnv,
  });
}

function startMessage(options: Options, secrets: StationSecrets): StationStart {
  return {
    kind: 'start',
    dataDir: path.join(app.getPath('userData'), 'station'),
    ...secrets,
    test: options.testKeystore,
    nativeBinding: options.nativeBinding,
    officesFile: officesFile(app.isPackaged),
    labelPrinter: options.labelPrinter,
    reportPrinter: options.reportPrinter,
    idleLockMinutes: options.idleLockMinutes,
    personalDays: options.personalDays,
    centreUrl: options.centreUrl,
    build: app.getVersion(),
  };
}

/** The same folder under every runtime: not derived from the name of the executable. */
function userDataFolder(): string {
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  return chosen === '' ? path.join(app.getPath('appData'), 'Daksetu') : path.resolve(chosen);
}
