/**
 * A printing system of our own: cupsd in a folder that is gone afterwards, on a socket that nobody else knows, with one
 * printer whose paper tray is a folder. The PC's own printing system is not touched.
 * Invariant: what lies in the tray has gone the whole way of a print job; each sheet of paper is one file.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

export type Spooler = {
  /** Variables under which a program finds this printing system and no other. */
  readonly env: Readonly<Record<string, string>>;
  readonly printer: string;
  /** The jobs that came out, oldest first, each as the PDF it was. */
  readonly jobs: () => Promise<readonly Buffer[]>;
  readonly waitForJobs: (count: number) => Promise<readonly Buffer[]>;
  readonly close: () => Promise<void>;
};

const CUPSD = '/usr/sbin/cupsd';
const PARTS = '/usr/lib/cups';
const PRINTER = 'Office';
const run = promisify(execFile);

/** cupsd switches users for its printers, so it needs root. */
export function canStartSpooler(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync(CUPSD);
}

export async function startSpooler(): Promise<Spooler> {
  const dir = await mkdtemp('/tmp/daksetu-spooler-'); // short: a socket's path has at most 107 bytes
  const tray = path.join(dir, 'tray');
  await chmod(dir, 0o755);
  for (const part of ['etc/ppd', 'bin/backend', 'bin/filter', 'spool/tmp', 'cache', 'run', 'log', 'tray'])
    await mkdir(path.join(dir, part), { recursive: true });
  for (const part of ['daemon', 'notifier'])
    await cp(path.join(PARTS, part), path.join(dir, 'bin', part), { recursive: true });
  await writeFile(path.join(dir, 'bin/backend/tray'), BACKEND, { mode: 0o700 });
  await writeFile(path.join(dir, 'files.conf'), filesConf(dir));
  await writeFile(path.join(dir, 'cupsd.conf'), cupsdConf(dir));
  await writeFile(path.join(dir, 'a4.ppd'), PPD);
  const files = [path.join(dir, 'cupsd.conf'), path.join(dir, 'files.conf')] as const;
  const daemon = spawn(CUPSD, ['-f', '-c', files[0], '-s', files[1]], { stdio: 'ignore' });
  const env = { CUPS_SERVER: path.join(dir, 'run/cups.sock') };
  const close = async (): Promise<void> => {
    await ended(daemon);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await until(async () => existsSync(env.CUPS_SERVER));
    const queue = ['-p', PRINTER, '-E', '-v', `tray:${tray}`, '-P', path.join(dir, 'a4.ppd')];
    for (const args of [queue, ['-d', PRINTER]]) await run('lpadmin', args, { env: { ...process.env, ...env } });
  } catch (cause) {
    await close();
    throw cause;
  }
  const jobs = () => jobsIn(tray);
  const waitForJobs = async (count: number): Promise<readonly Buffer[]> => {
    await until(async () => (await jobs()).length >= count);
    return jobs();
  };
  return { env, printer: PRINTER, jobs, waitForJobs, close };
}

async function jobsIn(tray: string): Promise<Buffer[]> {
  const names = (await readdir(tray)).filter((name) => /^\d+\.pdf$/.test(name));
  const inOrder = names.toSorted((one, other) => parseInt(one, 10) - parseInt(other, 10));
  return Promise.all(inOrder.map((name) => readFile(path.join(tray, name))));
}

const PATIENCE_MS = 30_000;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('the spooler did not get there');
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
}

async function ended(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const gone = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGTERM');
  const timer = setTimeout(() => daemon.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

/** A job is in the tray whole or not at all. */
const BACKEND = `#!/bin/sh
if [ $# -eq 0 ]; then echo 'direct tray "Tray" "A folder for paper"'; exit 0; fi
tray=\${DEVICE_URI#tray:}
cat "\${6:--}" > "$tray/$1.part" && mv "$tray/$1.part" "$tray/$1.pdf"
`;

const filesConf = (dir: string): string =>
  [
    `ServerRoot ${dir}/etc`,
    `ServerBin ${dir}/bin`,
    'DataDir /usr/share/cups',
    `RequestRoot ${dir}/spool`,
    `TempDir ${dir}/spool/tmp`,
    `CacheDir ${dir}/cache`,
    `StateDir ${dir}/run`,
    `DocumentRoot ${dir}`,
    ...['Access', 'Error', 'Page'].map((log) => `${log}Log ${dir}/log/${log}`),
    'SystemGroup root',
    'User lp',
    'Group lp',
    'Sandboxing relaxed',
    '',
  ].join('\n');

const cupsdConf = (dir: string): string =>
  [
    `Listen ${dir}/run/cups.sock`,
    'WebInterface No',
    'Browsing No',
    'ErrorPolicy abort-job',
    'DefaultAuthType None',
    '<Location />',
    'Order allow,deny',
    'Allow all',
    '</Location>',
    '<Policy default>',
    '<Limit All>',
    'Order allow,deny',
    'Allow all',
    '</Limit>',
    '</Policy>',
    '',
  ].join('\n');

/** A printer of A4 sheets that takes PDF as it is (PPD 4.3, with CUPS' own filter line). */
const PPD = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TRAY.PPD"
*Manufacturer: "Daksetu"
*Product: "(Tray)"
*ModelName: "Tray"
*ShortNickName: "Tray"
*NickName: "Tray of the tests"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
`;
