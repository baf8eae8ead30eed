/**
 * The calls of a contract, by their names, with what they take, give and refuse.
 */
import { z } from 'zod';

export type Procedure = {
  /** "noun.verb" */
  readonly name: string;
  readonly input: z.ZodType | null;
  /** Null for a stream, whose parts have `event`. */
  readonly output: z.ZodType | null;
  readonly event: z.ZodType | null;
  readonly errors: Readonly<Record<string, { readonly status?: number; readonly data?: z.ZodType }>>;
  readonly route: unknown;
};

type Definition = {
  readonly inputSchema?: unknown;
  readonly outputSchema?: unknown;
  readonly errorMap: Procedure['errors'];
  readonly route: unknown;
};

/** All of them, in the order of the contract. */
export function proceduresOf(contract: object, prefix = ''): Procedure[] {
  return Object.entries(contract).flatMap(([name, inner]: [string, object]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    return '~orpc' in inner ? [toProcedure(path, inner['~orpc'] as Definition)] : proceduresOf(inner, path);
  });
}

function toProcedure(name: string, { inputSchema, outputSchema, errorMap, route }: Definition): Procedure {
  const output = outputSchema instanceof z.ZodType ? outputSchema : null;
  const event = output === null ? eventOf(outputSchema) : null;
  return { name, input: inputSchema instanceof z.ZodType ? inputSchema : null, output, event, errors: errorMap, route };
}

/** oRPC keeps a stream's schema under a symbol of its own. */
function eventOf(schema: unknown): z.ZodType | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const kept = (schema as { readonly '~standard'?: object })['~standard'] ?? {};
  for (const key of Object.getOwnPropertySymbols(kept)) {
    const details = (kept as Record<symbol, unknown>)[key] as { readonly yields?: unknown } | undefined;
    if (details?.yields instanceof z.ZodType) return details.yields;
  }
  return null;
}
