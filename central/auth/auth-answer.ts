/**
 * What a station is told when its request is not let in.
 */
import type { AuthFault } from './authenticate.ts';

export type AuthRefusal = { readonly code: string; readonly text: string; readonly retry: 'now' | 'never' };

const ANSWERS: Readonly<Record<AuthFault['kind'] | 'other-station', Omit<AuthRefusal, 'code'>>> = {
  'signature-missing': { retry: 'never', text: 'The request is not signed.' },
  'nonce-expired': { retry: 'now', text: 'Take a new nonce and sign again.' },
  'station-unknown': { retry: 'never', text: 'No station of this name is enrolled.' },
  'signature-wrong': { retry: 'never', text: 'The signature is not by the key this station enrolled with.' },
  'other-station': { retry: 'never', text: 'A station may only ask for itself.' },
};

/** Body of a 401. */
export function authRefusalOf(kind: keyof typeof ANSWERS): AuthRefusal {
  return { code: kind, ...ANSWERS[kind] };
}
