import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stationContract } from '../../domain/contract/station.ts';
import type { Station } from '../../electron/station/create-station.ts';
import { createStationRouter } from '../../electron/station/handlers/station-router.ts';
import { proceduresOf, type Procedure } from './procedures.ts';
import { validInputs } from './valid-inputs.ts';

/** A station that notes every use of it: after the router is built there must be none. */
let touched: string[] = [];
function touchy(path: string): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => {
      if (name === 'then') return undefined; // not a promise, or waiting for it would never end
      touched.push(`${path}.${String(name)}`);
      return touchy(`${path}.${String(name)}`);
    },
    apply: () => {
      touched.push(`${path}()`);
      return touchy(`${path}()`);
    },
  });
}
const router = createStationRouter(touchy('station') as Station);
type Callable = Parameters<typeof call>[0];

function procedureIn(name: string): Callable {
  return name.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], router) as Callable;
}

/** Calls through the real router, as a message from the page would; answers with how it ended. */
async function outcome(name: string, input: unknown): Promise<{ code: string; touched: string[] }> {
  touched = [];
  try {
    await call(procedureIn(name), input as never);
    return { code: 'answered', touched };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error), touched };
  }
}

const REFUSED = { code: 'BAD_REQUEST', touched: [] };
const procedures = proceduresOf(stationContract).filter(({ input }) => input !== null);
const inputs = validInputs();

test('there is a valid input for every call, and it does reach the handler', async () => {
  expect(procedures.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort());
  for (const { name } of procedures) expect((await outcome(name, inputs[name])).touched, name).not.toEqual([]);
});

const WRONG: readonly unknown[] = [null, 0, 1.5, true, [], {}, '', 'A'.repeat(10_000), ['x'], { $ne: null }];
/** What a field may be all the same: a driver may come without a vehicle, a label may be unreadable, an amount nothing. */
const FITTING: Readonly<Record<string, readonly unknown[]>> = {
  vehicle: [null],
  readable: [null],
  cm: [null],
  registration: [true],
  otp: [true],
  contentsDeclared: [true],
  codPaise: [0],
  insuredPaise: [0],
  tariffPaise: [0],
};
const EXTRA = ['extra', 'source', 'device', 'weight', 'grams', 'actor', 'user_', '__proto__x', 'atMs'];

function mutationsOf(input: Record<string, unknown>): (readonly [string, unknown])[] {
  const fields = Object.keys(input);
  const missing = fields.map((field) => {
    const { [field]: _, ...rest } = input;
    return [`without ${field}`, rest] as const;
  });
  const wrong = fields.flatMap((field) =>
    WRONG.filter((value) => FITTING[field]?.includes(value) !== true).map(
      (value) => [`${field} = ${JSON.stringify(value).slice(0, 20)}`, { ...input, [field]: value }] as const,
    ),
  );
  const extra = EXTRA.map((field) => [`with ${field}`, { ...input, [field]: 'hid' }] as const);
  const whole = [undefined, null, 0, 'x', [], [input]].map(
    (value) => [`the input ${JSON.stringify(value)}`, value] as const,
  );
  return [...missing, ...wrong, ...extra, ...whole];
}

describe.each(procedures.map((procedure) => [procedure.name, procedure] as const))('%s', (name, procedure) => {
  const input = inputs[name] ?? {};

  test('each thing that can be wrong with its input is refused before the handler runs', async () => {
    const passed: string[] = [];
    for (const [what, bad] of mutationsOf(input)) {
      const ended = await outcome(name, bad);
      if (JSON.stringify(ended) !== JSON.stringify(REFUSED)) passed.push(`${what}: ${JSON.stringify(ended)}`);
    }
    expect(passed).toEqual([]);
  });

  test('any other JSON is refused before the handler runs', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput(input, procedure), async (bad) => {
        expect(await outcome(name, bad)).toEqual(REFUSED);
      }),
      { numRuns: 100 },
    );
  });
});

/** JSON of any kind, and objects with the right fields and anything in them, that the schema does not take. */
function anyInput(input: Record<string, unknown>, { input: schema }: Procedure): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(input).map(([field, value]) => [field, fc.oneof(fc.constant(value), fc.jsonValue())]),
  );
  const any: fc.Arbitrary<unknown> = fc.oneof(fc.jsonValue(), fc.record(fields, { requiredKeys: [] }));
  return any.filter((value) => schema?.safeParse(value).success !== true);
}
