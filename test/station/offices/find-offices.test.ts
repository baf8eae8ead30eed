/** The look-up of offices as the page asks for it, over the wire, from the file that ships. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOfficeDesk, OWN_DIRECTORY, type OfficeDeskDeps } from '../../../electron/station/offices/office-desk.ts';
import { importPincodeCsv } from '../../../electron/station/offices/import-pincode-csv.ts';
import { must, readyStation, type ReadyStation } from '../../support/station/ready-station.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';
import { connectWire, type StationWire } from '../support/wire.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin');

describe('a station', () => {
  let ready: ReadyStation;
  let wire: StationWire;
  beforeEach(async () => {
    ready = await readyStation();
    wire = connectWire(ready.station);
  });
  afterEach(async () => {
    wire.close();
    await ready.end();
  });

  test('finds an office by PIN, name and id, and says whose data it is', async () => {
    const byPin = await wire.client.offices.find({ text: '411014', limit: 20 });
    expect(byPin.offices.map(({ name }) => name)).toContain('Viman nagar');
    expect(byPin.directory).toMatchObject({ asOf: '2014–2016', offices: 154_872, pins: 19_159 });
    const [office] = (await wire.client.offices.find({ text: 'विमान नगर', limit: 1 })).offices;
    expect(office).toMatchObject({ pin: '411014', kind: 'SO', division: 'Pune City East', circle: 'Maharashtra' });
    expect((await wire.client.offices.find({ text: office?.id ?? '', limit: 20 })).offices).toEqual([office]);
  });

  test('puts the offices near its own PIN first', async () => {
    const { offices } = await wire.client.offices.find({ text: 'Agara', limit: 1 });
    expect(offices[0]?.pin.slice(0, 3)).toBe('560');
  });

  test('answers while it is locked, and writes nothing', async () => {
    const before = ready.station.core.store.events.head()?.n;
    ready.station.lock();
    const locked = ready.station.core.store.events.head()?.n;
    expect((await wire.client.offices.find({ text: 'pune', limit: 1 })).offices).toHaveLength(1);
    expect([before === undefined, ready.station.core.store.events.head()?.n]).toEqual([false, locked]);
  });
});

describe('the desk', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let lines: string[];
  beforeEach(() => {
    folder = temporaryFolder('offices');
    lines = [];
  });
  afterEach(() => folder.remove());

  const ask = async (text: string, over: Partial<OfficeDeskDeps> = {}) => {
    const deps = {
      dataDir: folder.dir,
      shipped: SHIPPED,
      near: () => null,
      log: (line: string) => void lines.push(line),
    };
    const desk = createOfficeDesk({ ...deps, ...over });
    const answers = await Promise.all([desk.find({ text, limit: 3 }), desk.find({ text, limit: 3 })]);
    desk.close();
    expect(answers[1]).toEqual(answers[0]);
    return answers[0];
  };
  const own = () => path.join(folder.dir, OWN_DIRECTORY);

  test('prefers a directory in the data folder', async () => {
    const csvFile = path.resolve(import.meta.dirname, '../../fixtures/offices/good-lf.csv');
    const edition = { source: 'imported', asOf: '2026-10' };
    must(importPincodeCsv({ csvFile, targetFile: own(), edition, acceptProblems: 0 }));
    expect((await ask('pune'))?.directory).toMatchObject({ ...edition, offices: 9 });
  });

  test('goes back to the shipped one when that is not readable, and logs why', async () => {
    writeFileSync(own(), 'not a directory');
    expect((await ask('411001'))?.offices[0]).toMatchObject({ name: 'Pune' });
    expect(lines).toEqual(['office directory offices.bin: {"kind":"not-a-directory"}']);
  });

  test('goes back to the shipped one when a damage shows only at the question', async () => {
    copyFileSync(SHIPPED, own());
    const bytes = readFileSync(own());
    const at = bytes.indexOf('Viman nagar', 0, 'latin1');
    bytes[at] = (bytes[at] ?? 0) ^ 1; // "Wiman nagar": a plausible name, and wrong
    writeFileSync(own(), bytes);
    expect((await ask('411014'))?.offices.length).toBe(3);
    expect((await ask('viman nagar'))?.offices[0]?.name).toBe('Viman nagar');
    expect(lines.filter((line) => line.includes('damaged-directory'))).toHaveLength(2);
  });

  test('lets other work in while it looks for a misspelled name, and stops when nobody waits any more', async () => {
    const deps = {
      dataDir: folder.dir,
      shipped: SHIPPED,
      near: () => null,
      log: (line: string) => void lines.push(line),
    };
    const desk = createOfficeDesk(deps);
    let turns = 0;
    let isAnswered = false;
    const turn = (): void => {
      turns += 1;
      if (!isAnswered) setImmediate(turn);
    };
    setImmediate(turn);
    const { offices } = await desk.find({ text: 'vimn nagar', limit: 3 });
    isAnswered = true;
    expect(offices.map(({ name }) => name)).toContain('Viman nagar');
    expect(turns).toBeGreaterThan(20);
    const nobody = new AbortController();
    const left = desk.find({ text: 'vimn nagar', limit: 3 }, nobody.signal);
    nobody.abort();
    expect(await left).toEqual({ offices: [], directory: null });
    const closed = desk.find({ text: 'vimn nagar', limit: 3 });
    desk.close();
    expect([await closed, lines]).toEqual([{ offices: [], directory: null }, []]);
  });

  test('answers nothing, and no exception, without any directory', async () => {
    const nothing = { offices: [], directory: null };
    expect(await ask('pune', { shipped: null })).toEqual(nothing);
    expect(await ask('pune', { shipped: path.join(folder.dir, 'nowhere.bin') })).toEqual(nothing);
    expect(await ask('pune', { shipped: folder.dir })).toEqual(nothing);
  });
});
