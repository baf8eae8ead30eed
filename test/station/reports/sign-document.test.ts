/**
 * The driver signs: the ledger says that, how and when; the station signs what was confirmed; the name is in the vault, on
 * the sheet that is printed, and nowhere else.
 */
import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSignedBy } from '../../../central/auth/ed25519.ts';
import type { FileSheet, PaperSheet } from '../../../domain/contract/document-sheet.ts';
import { handOverMessage } from '../../../domain/custody/hand-over.ts';
import type { Signer } from '../../../domain/personal/record.ts';
import { monthOf } from '../../../domain/personal/retention.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { finishNow, lastUseOf, must, readyStation, type ReadyStation } from '../../support/station/ready-station.ts';
import { acceptLines } from '../support/work.ts';

const SIGNER: Signer = {
  kind: 'signer',
  name: 'Ravi Kumar Driver',
  organisation: 'Amazon Transport',
  strokes: [[1, 2, 3, 4]],
};

let ready: ReadyStation;
let document: string;
const files: FileSheet[] = [];
const sheets: PaperSheet[] = [];
beforeEach(async () => {
  files.length = 0;
  sheets.length = 0;
  ready = await readyStation({}, undefined, { reportPrinter: { name: 'Office', copies: 0 } });
  ready.station.connectDocuments({
    render: async (sheet) => ({
      file: `/${sheet.model.id}.pdf`,
      sha256: `${files.push(sheet)}`.padStart(64, '0'),
      pages: 1,
    }),
    print: async (sheet) => ({ outcome: 'handed', detail: `${sheets.push(sheet)}` }),
    printerState: async () => ({ state: 'ready' }),
  });
  acceptLines(ready.station, ready.manifest, 0, 3);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  ({ document } = must(await ready.station.finish(randomUUID(), finishNow(ready.station))));
});
afterEach(() => ready.end());

const sign = (how: 'paper' | 'drawn' = 'drawn', signer: Signer = SIGNER, request = randomUUID()) =>
  ready.station.signPaper(request, { document, how, signer }, 'en');
const event = () => {
  const { events } = ready.station.core.store;
  const found = events.at(ready.station.core.projections.documents.signedN(document) ?? 0);
  if (found?.type !== 'hand-over.signed') throw new Error('nobody signed');
  return found;
};

test('nobody has signed, and that is said', () => {
  expect(ready.station.papers()).toMatchObject([{ document, signed: null }]);
  expect(files.every(({ signed }) => signed === null)).toBe(true);
});

test('the event names the document by the hash printed on it, and the station’s signature is proved by its public key alone', async () => {
  must(await sign());
  const { payload, station, epoch } = event();
  const made = ready.station.core.store.events.placeOf(ready.station.core.projections.documents.byId(document)?.n ?? 0);
  expect(payload).toMatchObject({ document, documentHash: made?.hash, side: 'partner', how: 'drawn' });
  const key = createPrivateKey({ key: Buffer.from(ready.start.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const { user, atMs, signature } = payload.office;
  const said = {
    document,
    documentHash: made?.hash ?? '',
    how: 'drawn',
    commitment: payload.signer.commitment,
  } as const;
  const by = { station, epoch, user, atMs };
  expect(user).toBe(ready.station.core.session.person?.user);
  expect(isSignedBy(publicKey, handOverMessage(said, by), signature)).toBe(true);
  for (const other of [
    { ...said, how: 'paper' as const },
    { ...said, documentHash: 'b'.repeat(64) },
  ])
    expect(isSignedBy(publicKey, handOverMessage(other, by), signature)).toBe(false);
});

test('the file is made again with the mark and without the name; the list beside it too', async () => {
  const before = files.length;
  expect(must(await sign('paper')).signed).toMatchObject({ how: 'paper' });
  const { seq, station } = event();
  const made = files.slice(before);
  expect(made.map(({ model }) => model.kind).toSorted()).toEqual(['acceptance-manifest', 'give-back-list']);
  for (const { signed } of made) expect(signed).toMatchObject({ how: 'paper', record: `${station} / ${seq}` });
  expect(JSON.stringify(made)).not.toContain('Ravi');
});

test('the sheet printed afterwards has the name and the drawing; after the purge it says so', async () => {
  must(await sign());
  must(await ready.station.printPaper(randomUUID(), document, 'en'));
  await expect.poll(() => sheets.length).toBe(2); // the manifest and the list beside it
  const { name, organisation, strokes } = SIGNER;
  expect(sheets[0]?.signer).toEqual({ state: 'known', name, organisation, strokes });
  const { core } = ready.station;
  const { month } = event().payload.signer;
  expect(month).toBe(monthOf(event().wall, 330));
  core.store.inWrite(() => ({ ok: true, value: core.vault.destroy(month) }));
  must(await ready.station.printPaper(randomUUID(), document, 'en'));
  await expect.poll(() => sheets.length).toBe(4);
  expect(sheets[2]?.signer?.state).not.toBe('known');
  expect(JSON.stringify(sheets[2])).not.toContain('Ravi');
});

test('on paper nothing drawn is kept, and drawn without a line is refused', async () => {
  expect(await sign('drawn', { ...SIGNER, strokes: [] })).toMatchObject({
    ok: false,
    fault: { kind: 'nothing-drawn' },
  });
  must(await sign('paper'));
  const opened = must(ready.station.core.vault.open(event().payload.signer));
  expect(opened).toEqual({ ...SIGNER, strokes: null });
});

test('a document is signed once; a repeated request is the same signature, and a new one is refused', async () => {
  const request = randomUUID();
  must(await sign('paper', SIGNER, request));
  const n = ready.station.core.store.events.head()?.n;
  must(await sign('paper', SIGNER, request));
  expect(await sign()).toMatchObject({ ok: false, fault: { kind: 'already-signed' } });
  expect(ready.station.core.store.events.head()?.n).toBe(n);
});

test('the signature is found again when the projections are made anew, and no table but the vault’s holds the name', async () => {
  must(await sign());
  const n = ready.station.core.projections.documents.signedN(document);
  rebuildProjections(ready.station.core);
  expect(ready.station.core.projections.documents.signedN(document)).toBe(n);
  const { db } = ready.station.core.store;
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (const table of names) {
    const rows = JSON.stringify(db.prepare(`SELECT * FROM "${table}"`).raw().all(), (_, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    );
    expect(rows, table).not.toContain('Ravi');
  }
});
