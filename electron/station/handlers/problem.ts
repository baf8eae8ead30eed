/**
 * Refusals as the screens get them: a code the catalogue has words for, a detail with both sides, and advice.
 */
import type { Problem } from '../../../domain/contract/station.ts';
import type { Fault } from '../../../domain/reply.ts';

/** Codes that time or another try can heal. */
const LATER: ReadonlySet<string> = new Set(['away', 'wait', 'storage']);
const NEVER: ReadonlySet<string> = new Set([
  'not-allowed',
  'already-enrolled',
  'consignment-finished',
  'request-reused',
  'code-used',
  'locked-out',
]);

/** `ref` finds the refusal in the log. Details hold ids and figures, never personal data. */
export function problemOf(fault: Fault, ref: string): Problem {
  const retry = LATER.has(fault.kind) ? 'later' : NEVER.has(fault.kind) ? 'never' : 'now';
  const { kind, ...sides } = fault;
  const code = kind === 'refused' && 'code' in sides && typeof sides.code === 'string' ? sides.code : kind;
  return { code: code.slice(0, 60), detail: JSON.stringify(sides).slice(0, 300), retry, ref };
}
