/** What comes next for somebody new at the sign-in, by what is typed already. */
import type { GuideStep } from '../../app/guide/guide-step.ts';
import { canSetPin, canSignIn, PIN_LENGTH, type PinForm } from './pin-form.ts';

/** `name` as it is shown; `setting` when a PIN is set first. */
export function signInGuide(form: PinForm, name: string, setting: boolean): GuideStep {
  if (!setting) return canSignIn(form) ? { step: 'enter' } : { step: 'pin', name };
  if (canSetPin(form)) return { step: 'setPin' };
  if (form.code.length < SHORTEST_CODE) return { step: 'code', name };
  return form.pin.length < PIN_LENGTH ? { step: 'newPin' } : { step: 'samePin' };
}

const SHORTEST_CODE = 4;
