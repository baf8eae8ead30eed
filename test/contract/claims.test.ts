import { expect, test } from 'vitest';
import { z } from 'zod';
import { documentsContract } from '../../domain/contract/documents.ts';
import { stationContract } from '../../domain/contract/station.ts';
import { proceduresOf } from './procedures.ts';

/** Names by which a caller could say where a number or a weight came from, or who acted and when. */
const CLAIMS =
  /^(source|symbology|aim|device|scanner|scale|raw|weight|grams|measured.*|actor|role|atMs|at|set|station)$/;
const SOURCES = new Set(['hid', 'serial', 'wedge', 'camera', 'scale']);

type Schema = { readonly [name: string]: unknown };

/** Every property name and every fixed value anywhere in a JSON Schema. */
function claimsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(claimsIn);
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, enum: values = [], const: value } = schema as Schema;
  const names = Object.keys(properties as object).filter((name) => CLAIMS.test(name));
  const fixed = [...(values as unknown[]), value].filter((one) => SOURCES.has(String(one))).map(String);
  return [...names, ...fixed, ...Object.values(schema).flatMap(claimsIn)];
}

const inputs = proceduresOf(stationContract).filter(({ input }) => input !== null);

test.each(inputs.map(({ name, input }) => [name, input] as const))(
  '%s takes no field by which the screen could claim a source, a weight, a time or a person’s rights',
  (_, input) => {
    expect(claimsIn(z.toJSONSchema(input ?? z.never(), { io: 'input' }))).toEqual([]);
  },
);

test.each(inputs.map(({ name, input }) => [name, input] as const))(
  '%s takes nothing that it does not name',
  (_, input) => {
    const open: string[] = [];
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, additionalProperties } = schema as Schema;
      if (type === 'object' && additionalProperties !== false) open.push(JSON.stringify(schema).slice(0, 80));
      Object.values(schema).forEach(walk);
    };
    walk(z.toJSONSchema(input ?? z.never(), { io: 'input' }));
    expect(open).toEqual([]);
  },
);

test('the finder of claims finds them where they are meant to be', () => {
  const model = proceduresOf(documentsContract)[0]?.input ?? z.never();
  expect(claimsIn(z.toJSONSchema(model))).toContain('station');
  expect(
    claimsIn(z.toJSONSchema(z.strictObject({ a: z.array(z.strictObject({ source: z.literal('hid') })) }))),
  ).toEqual(['source', 'hid']);
});
