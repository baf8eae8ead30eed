import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { centralContract, ledgerAck, ledgerUpload, uploadRefusal } from '../../domain/contract/central.ts';
import { devicesContract } from '../../domain/contract/devices.ts';
import { documentsContract } from '../../domain/contract/documents.ts';
import { feedEntry } from '../../domain/contract/feed.ts';
import { stationStart } from '../../domain/contract/start.ts';
import { stationContract } from '../../domain/contract/station.ts';
import { proceduresOf, type Procedure } from './procedures.ts';

/**
 * Every wire as JSON Schema, hashed. Stations in 1,65,000 offices do not change on one day: whoever changes a wire
 * must see it, and think of the build that is out there.
 */
const LOCK = path.join(import.meta.dirname, 'lock.json');
const HOW = `A wire has changed. If that is meant: can builds of both sides that are out still talk to this one?
Then write the new lock with DAKSETU_UPDATE_LOCK=1 npm run test:unit -- test/contract/lock.test.ts, and commit it.`;

const wires = {
  station: stationContract,
  devices: devicesContract,
  documents: documentsContract,
  central: centralContract,
};
const messages = { ledgerUpload, ledgerAck, uploadRefusal, feedEntry, stationStart };

function schemaOf(type: z.ZodType | null, io: 'input' | 'output'): unknown {
  return type === null ? null : z.toJSONSchema(type, { io });
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function wireOf({ input, output, event, errors, route }: Procedure): string {
  const refusals = Object.entries(errors).map(([code, { status, data }]) => [
    code,
    status,
    schemaOf(data ?? null, 'output'),
  ]);
  const given = [schemaOf(output, 'output'), schemaOf(event, 'output')];
  return fingerprint([schemaOf(input, 'input'), ...given, refusals, route]);
}

function present(): Record<string, string> {
  const calls = Object.entries(wires).flatMap(([wire, contract]) =>
    proceduresOf(contract).map((procedure) => [`${wire}: ${procedure.name}`, wireOf(procedure)] as const),
  );
  const bodies = Object.entries(messages).map(
    ([name, type]) => [`message: ${name}`, fingerprint(schemaOf(type, 'output'))] as const,
  );
  return Object.fromEntries([...calls, ...bodies]);
}

test('no wire changes by accident', () => {
  const now = present();
  if (process.env['DAKSETU_UPDATE_LOCK'] === '1') writeFileSync(LOCK, `${JSON.stringify(now, null, 2)}\n`);
  const locked = JSON.parse(readFileSync(LOCK, 'utf8')) as Record<string, string>;
  const names = [...new Set([...Object.keys(now), ...Object.keys(locked)])].sort();
  const changed = names.filter((name) => now[name] !== locked[name]);
  expect(changed, HOW).toEqual([]);
  expect(names.length).toBeGreaterThan(25);
});

test('the lock sees a field that is added, a limit that moves and a value that is new', () => {
  const before = z.strictObject({ text: z.string().max(60), kind: z.enum(['a']) });
  const others = [
    before.extend({ more: z.string().optional() }),
    z.strictObject({ text: z.string().max(61), kind: z.enum(['a']) }),
    z.strictObject({ text: z.string().max(60), kind: z.enum(['a', 'b']) }),
    z.looseObject({ text: z.string().max(60), kind: z.enum(['a']) }),
  ];
  const prints = [before, ...others].map((type) => fingerprint(schemaOf(type, 'input')));
  expect(new Set(prints).size).toBe(prints.length);
});
