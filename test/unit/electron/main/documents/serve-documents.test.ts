/** Documents over a real port: the hash is that of the file, one is made at a time, and a failure does not end the service. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../../../../domain/contract/document-model.ts';
import type { documentsContract } from '../../../../../domain/contract/documents.ts';
import { createDocuments, type DocumentsDeps } from '../../../../../electron/main/documents/serve-documents.ts';

let dataDir: string;
let closePorts: () => void = () => undefined;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'daksetu-documents-'));
});
afterEach(() => {
  closePorts();
  rmSync(dataDir, { recursive: true, force: true });
});

const TWO_PAGES =
  '%PDF-1.4\n1 0 obj <</Type /Pages /Count 2>>\n2 0 obj <</Type /Page>>\n3 0 obj <</Type/Page /Parent 1 0 R>>\n';

const printerState = async () => 'ready' as const;

function connect(
  print: (model: DocumentModel) => Promise<Buffer>,
  toPaper: DocumentsDeps['toPaper'] = async () => ({ outcome: 'handed', detail: '' }),
): ContractRouterClient<typeof documentsContract> {
  const { port1, port2 } = new MessageChannel();
  const toPdf: DocumentsDeps['toPdf'] = ({ model }) => print(model);
  createDocuments({ dataDir, toPdf, toPaper, printerState, chooseFile: () => Promise.resolve(null) })(port1 as never);
  const client = createORPCClient<ContractRouterClient<typeof documentsContract>>(new RPCLink({ port: port2 }));
  port2.start();
  closePorts = () => port2.close();
  return client;
}

describe('document.render', () => {
  test('writes the file under its id and answers with the hash and pages of these bytes', async () => {
    const client = connect(async () => Buffer.from(TWO_PAGES));
    const answer = await client.document.render({ model: aModel('AM-1-2-3'), signed: null });
    const bytes = readFileSync(answer.file);
    expect(answer.file).toBe(path.join(dataDir, 'documents', 'AM-1-2-3.pdf'));
    expect(answer.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(answer.pages).toBe(2);
    expect(readdirSync(path.join(dataDir, 'documents'))).toEqual(['AM-1-2-3.pdf']);
  });

  test('two requests at once are printed one after the other', async () => {
    const log: string[] = [];
    const client = connect(async (model) => {
      log.push(`begin ${model.id}`);
      await Promise.resolve();
      log.push(`end ${model.id}`);
      return Buffer.from(TWO_PAGES);
    });
    await Promise.all([
      client.document.render({ model: aModel('FIRST'), signed: null }),
      client.document.render({ model: aModel('SECOND'), signed: null }),
    ]);
    expect(log).toEqual(['begin FIRST', 'end FIRST', 'begin SECOND', 'end SECOND']);
  });

  test('a document that fails leaves no file, and the next one is made', async () => {
    const client = connect(async (model) => {
      if (model.id === 'FAILS') throw new Error('no window');
      return Buffer.from(TWO_PAGES);
    });
    await expect(client.document.render({ model: aModel('FAILS'), signed: null })).rejects.toThrow();
    await client.document.render({ model: aModel('WORKS'), signed: null });
    expect(readdirSync(path.join(dataDir, 'documents'))).toEqual(['WORKS.pdf']);
  });

  test('an id that could leave the folder is refused before anything is printed', async () => {
    let printed = 0;
    const client = connect(async () => Buffer.from(`${(printed += 1)}`));
    await expect(client.document.render({ model: aModel('../../ESCAPE'), signed: null })).rejects.toThrow();
    expect(printed).toBe(0);
  });
});

describe('document.print', () => {
  test('a sheet for the disk has no place for a name', async () => {
    const client = connect(async () => Buffer.from(TWO_PAGES));
    const named = { model: aModel('AM-1'), signed: null, signer: { state: 'known', name: 'A', organisation: 'B' } };
    await expect(client.document.render(named as never)).rejects.toThrow();
  });

  test('a sheet goes to the printer with its copy, after what was asked before it, and leaves no file', async () => {
    const log: string[] = [];
    const client = connect(
      async ({ id }) => {
        log.push(`file ${id}`);
        return Buffer.from(TWO_PAGES);
      },
      async ({ model, copy }) => {
        log.push(`paper ${model.id} ${copy.no}`);
        return { outcome: 'handed', detail: '' };
      },
    );
    const file = client.document.render({ model: aModel('AM-1'), signed: null });
    const paper = client.document.print({
      model: aModel('AM-2'),
      copy: { no: 3, for: null },
      signed: null,
      signer: null,
    });
    await file;
    expect(await paper).toEqual({ outcome: 'handed', detail: '' });
    expect(log).toEqual(['file AM-1', 'paper AM-2 3']);
    expect(readdirSync(path.join(dataDir, 'documents'))).toEqual(['AM-1.pdf']);
  });

  test('a page that fails is refused with its cause: nothing was given to a printer', async () => {
    const client = connect(
      async () => Buffer.from(''),
      async () => {
        throw new Error('no window');
      },
    );
    const answer = await client.document.print({
      model: aModel('AM-1'),
      copy: { no: 1, for: 'office' },
      signed: null,
      signer: null,
    });
    expect(answer).toEqual({ outcome: 'refused', detail: 'Error: no window' });
  });
});

function aModel(id: string): DocumentModel {
  const name = { en: 'Bengaluru GPO', hi: 'बेंगलुरु जीपीओ' };
  return {
    kind: 'acceptance-manifest',
    id,
    language: 'en',
    composedAtMs: 1,
    office: name,
    officePin: '560001',
    counter: 'C2',
    set: '2026-11-24#1',
    acceptedBy: [name],
    finishedBy: name,
    partner: 'Amazon',
    consignment: 'AMZ-24112026-04',
    vehicle: null,
    receivedAtMs: 1,
    counts: { declared: 0, accepted: 0, rejected: 0, absent: 0, unmanifested: 0, onHand: 0 },
    corrects: null,
    declaredGrams: 0,
    measuredGrams: 0,
    weighed: 0,
    accepted: [],
    weightDifferences: [],
    notWeighed: [],
    absent: [],
    rejected: [],
    unmanifested: [],
    cancelled: [],
    changed: [],
    ordered: { cod: 0, codPaise: 0, registration: 0, otp: 0, insured: 0, insuredPaise: 0 },
    relabelled: [],
    test: false,
    head: { station: 'BLR-GPO-C2', epoch: '0'.repeat(32), seq: 1, hash: '0'.repeat(64) },
  };
}
