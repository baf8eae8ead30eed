/**
 * The weight in a GS1 field: 310n net and 330n gross, in kilograms with n decimals.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { LabelField } from './label-field.ts';

export type LabelWeight = { readonly what: 'net' | 'gross'; readonly grams: number };

/** Reads a weight in whole grams; a part of a gram is rounded half up. Any other field is refused. */
export function parseLabelWeight({ id, value }: LabelField): Reply<LabelWeight, { readonly kind: 'not-a-weight' }> {
  const [, what, decimals] = WEIGHT.exec(id) ?? [];
  if (what === undefined || decimals === undefined || !SIX_DIGITS.test(value)) return refuse({ kind: 'not-a-weight' });
  const thousandfold = Number(value) * 1000; // exact: at most nine digits
  return ok({ what: what === '1' ? 'net' : 'gross', grams: Math.round(thousandfold / 10 ** Number(decimals)) });
}

const WEIGHT = /^3([13])0([0-5])$/;
const SIX_DIGITS = /^[0-9]{6}$/;
