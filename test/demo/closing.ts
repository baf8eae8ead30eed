/**
 * The closing table: the same totals from the station's ledger by plain replay and by SQL, and from the centre's
 * database by SQL; the ledgers compared byte by byte; the second station's answers.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { openReader, type Db } from '../../electron/station/ledger/db.ts';
import { writeLabelPng } from '../support/devices/render-label.ts';
import { totalsByReplay, totalsBySql, type Totals } from '../support/station/totals.ts';
import { readCentralLedger, totalsAtCentre } from './central-totals.ts';
import type { Stage } from './chapters.ts';
import { say } from './say.ts';
import { printTable, type Row } from './table.ts';

const run = promisify(execFile);

type Second = {
  readonly station: string;
  readonly isSent: boolean;
  readonly manifests: number;
  readonly traces: readonly { item: string; holder: { counter: string } | null }[];
};

/** True when everything agrees. Writes totals.json and label.png beside the pictures. */
export async function closingChapter(
  stage: Stage,
  { ledgerDir, startedMs }: { readonly ledgerDir: string; readonly startedMs: number },
): Promise<boolean> {
  const db = openReader(path.join(ledgerDir, 'ledger.db'), null);
  const replayed = totalsByReplay(db);
  const counted = totalsBySql(db);
  const station = db.prepare('SELECT station FROM epoch LIMIT 1').pluck().get() as string;
  const central = await totalsAtCentre(stage.centre.databaseUrl, station);
  const once = acceptancesOfTwice(db, stage);
  const isSame = await sameBytes(db, stage.centre.databaseUrl, station);
  db.close();
  const second = await secondStation(stage);
  const label = stage.printer.jobs[0];
  if (label !== undefined) await writeLabelPng(label, path.join(stage.out, 'label.png'));
  const rows = tableOf(stage, { replayed, counted, central });
  const isGood = printTable(rows);
  const facts = factsOf(stage, second, { isSame, once });
  for (const [text, good] of facts) say(`${good ? 'yes' : 'NO '}  ${text}`);
  await writeFile(path.join(stage.out, 'totals.json'), `${JSON.stringify({ replayed, counted, central }, null, 2)}\n`);
  lastWords(isGood && facts.every(([, good]) => good), startedMs);
  return isGood && facts.every(([, good]) => good);
}

type Sources = { readonly replayed: Totals; readonly counted: Totals; readonly central: Totals };

/** What the plan of the demo says must come out, beside what three ways of counting say did. */
function tableOf({ plan, manifest }: Stage, { replayed, counted, central }: Sources): Row[] {
  const of = (why: string): number => plan.parcels.filter((parcel) => parcel.why === why).length;
  const strays = of('unmanifested');
  const accepted = plan.parcels.length - strays - of('twice');
  const typed = plan.parcels.filter(({ how }) => how === 'typed').length;
  const row = (what: string, expected: number, key: keyof Totals): Row => ({
    what,
    expected,
    found: [replayed[key], counted[key], central[key]],
  });
  const absent = (totals: Totals): number => manifest.declaredCount - totals.accepted;
  return [
    row('accepted by HID scan', accepted - typed, 'byHid'),
    row('accepted by a typed number', typed, 'typed'),
    row('accepted, in all', accepted, 'accepted'),
    row('  of them with a weight difference', of('weight-differs'), 'weightDiffers'),
    { what: 'absent', expected: plan.absent.length, found: [absent(replayed), absent(counted), absent(central)] },
    row('not on the manifest, in quarantine', strays, 'unmanifested'),
    row('on hand', accepted + strays, 'onHand'),
    row('labels issued', accepted, 'labels'),
    { what: 'grams on hand', expected: null, found: [replayed.grams, counted.grams, central.grams] },
    { what: 'events in the ledger', expected: null, found: [replayed.events, counted.events, central.events] },
  ];
}

type Ledger = { readonly isSame: boolean; readonly once: readonly number[] };

function factsOf(stage: Stage, second: Second, { isSame, once }: Ledger): [string, boolean][] {
  const [held, gone] = second.traces;
  return [
    ['the centre holds the counter’s ledger, byte for byte', isSame],
    [
      'a parcel was scanned twice: "already in" on the screen, one acceptance in the ledger',
      once.length === 1 && once.every((acceptances) => acceptances === 1),
    ],
    [`station ${second.station} (plain Node) enrolled, read the same feed, worked a set and sent it`, second.isSent],
    [
      `asked from there, ${held?.item} is at ${held?.holder?.counter ?? 'nobody'}`,
      held?.holder?.counter === 'Counter 2',
    ],
    [`and ${gone?.item}, which never came, is with nobody`, gone !== undefined && gone.holder === null],
    [
      `${stage.printer.jobs.length} labels reached the printer, one for each parcel`,
      stage.printer.jobs.length === labelsExpected(stage),
    ],
  ];
}

/** How many acceptances the ledger holds of each parcel that was scanned twice. */
function acceptancesOfTwice(db: Db, { plan }: Stage): number[] {
  const count = db
    .prepare(
      "SELECT count(*) FROM event WHERE type = 'item.accepted' AND json_extract(CAST(bytes AS TEXT), '$.payload.item') = ?",
    )
    .pluck();
  return plan.parcels.filter(({ why }) => why === 'twice').map(({ number }) => count.get(number) as number);
}

function labelsExpected({ plan }: Stage): number {
  return plan.parcels.filter(({ why }) => why !== 'twice' && why !== 'unmanifested').length;
}

async function secondStation({ centre, dir, plan }: Stage): Promise<Second> {
  const held = plan.parcels.find(({ why }) => why === 'pre-advised')?.number ?? '';
  const gone = plan.absent[0]?.item ?? '';
  const args = [path.join(dir, 'counter-1'), centre.url, centre.codes[1], centre.pinCode, held, gone];
  const { stdout } = await run(process.execPath, ['test/demo/second-station.ts', ...args]);
  return JSON.parse(stdout) as Second;
}

async function sameBytes(db: Db, databaseUrl: string, station: string): Promise<boolean> {
  const here = db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[];
  const there = await readCentralLedger(databaseUrl, station);
  return (
    here.length === there.length && here.every((bytes, at) => Buffer.from(bytes).equals(there[at] ?? Buffer.alloc(0)))
  );
}

function lastWords(isGood: boolean, startedMs: number): void {
  const minutes = ((Date.now() - startedMs) / 60_000).toFixed(1);
  process.stdout.write(`
${isGood ? 'Everything agrees.' : 'SOMETHING DOES NOT AGREE, see above.'} The story took ${minutes} minutes.
You saw: a real Electron application accept an Amazon consignment from USB reports, through a network cut and a killed
process, and a PostgreSQL-backed centre that ended with the same ledger. Look at what it made, in out/demo/:
  *.png                     the screens a clerk saw, in English and Hindi
  label.png                 the first label, drawn from the bytes the printer received
  acceptance-manifest.pdf   the manifest both sides sign; its QR carries document, ledger head and hash
  totals.json               the figures of the table above
`);
}
