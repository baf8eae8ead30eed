/**
 * The one message a station sends main: that it will not open its ledger, and why. It is not started again.
 */
import { z } from 'zod';
import type { Trouble } from '../pages/trouble-texts.ts';

const refusal = z.object({ kind: z.literal('refused'), fault: z.looseObject({ kind: z.string() }) });

/** The page to show and the line for the administrator; null when the message is no refusal. */
export function readRefusal(message: unknown): { readonly trouble: Trouble; readonly detail: string } | null {
  const read = refusal.safeParse(message);
  if (!read.success) return null;
  const { fault } = read.data;
  return { trouble: troubleOf(fault), detail: JSON.stringify(fault).slice(0, 500) };
}

function troubleOf(fault: Readonly<Record<string, unknown>>): Trouble {
  if (fault['kind'] === 'from-future') return 'ledger-from-future';
  if (fault['fault'] === 'disk-full') return 'disk-full';
  return 'ledger-not-trusted';
}
