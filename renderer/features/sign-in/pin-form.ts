/** What has been typed for signing in, and when it is enough. PINs are six digits; they never leave the form's state. */
export const PIN_LENGTH = 6;

export type PinForm = { readonly pin: string; readonly again: string; readonly code: string };

export const BLANK: PinForm = { pin: '', again: '', code: '' };

/** Digits only, six at most. */
export function cleanPin(text: string): string {
  return text.replaceAll(/\D/g, '').slice(0, PIN_LENGTH);
}

/** The manager's one-time code as typed: capitals and digits, dashes kept. */
export function cleanManagerCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z-]/g, '')
    .slice(0, 20);
}

/** Enough to sign in with. */
export function canSignIn({ pin }: PinForm): boolean {
  return pin.length === PIN_LENGTH;
}

/** Enough to set a PIN with: the manager's code, and the same PIN twice. */
export function canSetPin({ pin, again, code }: PinForm): boolean {
  return pin.length === PIN_LENGTH && pin === again && code.length >= 4;
}

/** True once the second PIN can no longer become the first. */
export function differs({ pin, again }: PinForm): boolean {
  return again !== '' && !pin.startsWith(again);
}
