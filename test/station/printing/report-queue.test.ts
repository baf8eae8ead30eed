/**
 * Sheets for the report printer: exactly the copies that were asked for, none before its commit, none twice by itself,
 * and each with the figures its document was made with.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PaperSheet } from '../../../domain/contract/document-sheet.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { createReportJobTable } from '../../../electron/station/printing/report-job-table.ts';
import type { DocumentsClient } from '../../../electron/station/reports/paper-desk.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, lastUseOf, must, readyStation, type ReadyStation } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { acceptLines } from '../support/work.ts';

type Outcome = Awaited<ReturnType<DocumentsClient['print']>>;

/** Main, as far as the station sees it. */
type Main = DocumentsClient & { readonly sheets: PaperSheet[]; readonly files: string[]; next: Outcome | 'never' };

function createMain(): Main {
  const sheets: PaperSheet[] = [];
  const files: string[] = [];
  const main: Main = {
    sheets,
    files,
    next: { outcome: 'handed', detail: '' },
    print: async (sheet) => {
      sheets.push(sheet);
      return main.next === 'never' ? new Promise<never>(() => undefined) : main.next;
    },
    printerState: async () => ({ state: 'ready' }),
    render: async ({ model }) => {
      files.push(model.id);
      return { file: `/documents/${model.id}.pdf`, sha256: 'a'.repeat(64), pages: 1 };
    },
  };
  return main;
}

let ready: ReadyStation;
let main: Main;
beforeEach(async () => {
  ready = await readyStation({}, undefined, { reportPrinter: { name: 'Office', copies: 2 } });
  main = createMain();
});
afterEach(() => ready.end());

async function finish(station: Station): Promise<string> {
  return must(await station.finish(randomUUID(), finishNow(station))).document;
}

/** What left for the printer, in order. */
const left = (): string[] => main.sheets.map(({ model, copy }) => `${model.id} ${copy.no} ${copy.for ?? '-'}`);

async function settled(station: Station): Promise<void> {
  for await (const { waiting } of station.reports.watch(AbortSignal.timeout(5_000))) if (waiting === 0) return;
}

/** Accepts three parcels and gives one of them back. */
function work(): void {
  acceptLines(ready.station, ready.manifest, 0, 3);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
}

describe('after finishing', () => {
  test('two copies of the manifest and of the list of what goes back come out, for the office and for the driver', async () => {
    work();
    ready.station.connectDocuments(main);
    const document = await finish(ready.station);
    await settled(ready.station);
    const list = document.replace('AM-', 'GB-');
    const wanted = [`${document} 1 office`, `${document} 2 partner`, `${list} 1 office`, `${list} 2 partner`];
    expect(left()).toEqual(wanted);
    expect(main.files).toEqual([list, document]);
    expect(ready.station.papers()).toMatchObject([{ document, giveBack: list, copy: { no: 2, state: 'handed' } }]);
  });

  test('nothing goes back: there is no list, and only the manifest comes out', async () => {
    acceptLines(ready.station, ready.manifest, 0, 2);
    ready.station.connectDocuments(main);
    const document = await finish(ready.station);
    await settled(ready.station);
    expect(left()).toEqual([`${document} 1 office`, `${document} 2 partner`]);
    expect(ready.station.papers()[0]?.giveBack).toBeNull();
  });

  test('a PC that lost its power before the first sheet prints after the next start, with the same figures', async () => {
    work();
    const document = await finish(ready.station); // main is away: nothing leaves
    expect(left()).toEqual([]);
    await ready.station.close();
    const again = ready.reopen();
    again.connectDocuments(main);
    await settled(again);
    expect(left().slice(0, 2)).toEqual([`${document} 1 office`, `${document} 2 partner`]);
    expect(main.sheets[0]?.model).toMatchObject({
      counts: { accepted: 2, rejected: 1 },
      head: { seq: expect.any(Number) },
    });
  });

  test('a sheet that was under way when the process died is unknown and is not sent again', async () => {
    acceptLines(ready.station, ready.manifest, 0, 1);
    main.next = 'never';
    ready.station.connectDocuments(main);
    await finish(ready.station);
    await expect.poll(() => main.sheets.length).toBe(1);
    const jobs = createReportJobTable(ready.station.core.store.db); // as the next start does
    expect(jobs.all().map(({ copy, state }) => [copy, state])).toEqual([
      [1, 'unknown'],
      [2, 'asked'],
    ]);
    expect(jobs.next()?.copy).toBe(2);
    ready.station.connectDocuments(null);
  });
});

async function finished(): Promise<string> {
  acceptLines(ready.station, ready.manifest, 0, 2);
  ready.station.connectDocuments(main);
  const document = await finish(ready.station);
  await settled(ready.station);
  return document;
}

describe('asked for', () => {
  test('each copy has the next number, also after a restart, and a repeated request prints nothing more', async () => {
    const document = await finished();
    const request = randomUUID();
    for (let at = 0; at < 3; at += 1) must(await ready.station.printPaper(request, document, 'hi'));
    await settled(ready.station);
    await ready.station.close();
    const again = ready.reopen();
    signIn(again, DEMO_CLERK_ID);
    again.connectDocuments(main);
    must(await again.printPaper(randomUUID(), document, 'en'));
    await settled(again);
    expect(left().slice(2)).toEqual([`${document} 3 -`, `${document} 4 -`]);
    expect(main.sheets.slice(2).map(({ model }) => model.language)).toEqual(['hi', 'en']);
  });

  test('a refused sheet is not tried again by itself; asked for again it keeps its number', async () => {
    const document = await finished();
    main.next = { outcome: 'refused', detail: 'Invalid deviceName provided' };
    must(await ready.station.printPaper(randomUUID(), document, 'en'));
    await settled(ready.station);
    expect(ready.station.papers()[0]?.copy).toEqual({ no: 3, state: 'refused', detail: 'Invalid deviceName provided' });
    expect(ready.station.desks.board.live.get().reportPrinter).toMatchObject({ waiting: 0, last: 'refused' });
    expect(main.sheets).toHaveLength(3);
    main.next = { outcome: 'handed', detail: '' };
    must(await ready.station.printPaper(randomUUID(), document, 'en'));
    await settled(ready.station);
    expect(left().slice(2)).toEqual([`${document} 3 -`, `${document} 3 -`]);
  });

  test('a key pressed twice while the sheet waits asks for one sheet', async () => {
    const document = await finished();
    ready.station.connectDocuments(null);
    for (let at = 0; at < 3; at += 1) must(await ready.station.printPaper(randomUUID(), document, 'en'));
    ready.station.connectDocuments(main);
    await settled(ready.station);
    expect(left().slice(2)).toEqual([`${document} 3 -`]);
  });

  test('a document that no ledger names is refused', async () => {
    await finished();
    const reply = await ready.station.printPaper(randomUUID(), 'AM-NOWHERE', 'en');
    expect(reply).toEqual({ ok: false, fault: { kind: 'unknown-document' } });
  });
});

test('without a report printer nothing waits, and the file is made all the same', async () => {
  const other = await readyStation();
  acceptLines(other.station, other.manifest, 0, 1);
  other.station.connectDocuments(main);
  const { document, file } = must(await other.station.finish(randomUUID(), finishNow(other.station)));
  must(await other.station.printPaper(randomUUID(), document, 'en'));
  expect(file).toBe(`/documents/${document}.pdf`);
  expect(main.sheets).toEqual([]);
  expect(other.station.desks.board.live.get().reportPrinter).toEqual({ state: 'none', waiting: 0, last: null });
  expect(createReportJobTable(other.station.core.store.db).all()).toEqual([]);
  await other.end();
});
