/**
 * The form of a customer's parcel as it is typed, and what of it is sent.
 * Invariant: nothing is sent before every field that must be there is, in its form; amounts become whole paise.
 */
import type { BookingInput } from '../../../domain/contract/walk-in.ts';

export type PartyForm = {
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly pin: string;
  readonly phone: string;
};

export type BookingForm = {
  readonly receiver: PartyForm;
  readonly sender: PartyForm;
  /** Length, breadth and height in centimetres, with anything between them. */
  readonly sides: string;
  readonly tariff: string;
  readonly cod: string;
  readonly insured: string;
  readonly registration: boolean;
  readonly otp: boolean;
  /** Null until the sender was asked. */
  readonly contents: 'nothing-prohibited' | 'prohibited' | null;
};

const NOBODY: PartyForm = { name: '', street: '', town: '', pin: '', phone: '' };
export const EMPTY_FORM: BookingForm = {
  receiver: NOBODY,
  sender: NOBODY,
  sides: '',
  tariff: '',
  cod: '',
  insured: '',
  registration: false,
  otp: false,
  contents: null,
};

/** What is to be sent; null while something is missing or not in its form. */
export function bookingOf(form: BookingForm): BookingInput | null {
  const [receiver, sender] = [partyOf(form.receiver), partyOf(form.sender)];
  const cm = sidesOf(form.sides);
  const tariffPaise = paiseOf(form.tariff);
  const codPaise = form.cod === '' ? 0 : paiseOf(form.cod);
  const insuredPaise = form.insured === '' ? 0 : paiseOf(form.insured);
  if (receiver === null || sender === null || cm === 'odd') return null;
  if (tariffPaise === null || codPaise === null || insuredPaise === null) return null;
  const { registration, otp, contents } = form;
  const contentsDeclared = contents === 'nothing-prohibited';
  return { receiver, sender, cm, registration, otp, codPaise, insuredPaise, tariffPaise, contentsDeclared };
}

function partyOf({ name, street, town, pin, phone }: PartyForm): BookingInput['receiver'] | null {
  const lines = [street, town].map((line) => line.trim()).filter((line) => line !== '');
  if (name.trim() === '' || lines.length === 0 || !/^[1-9]\d{5}$/.test(pin)) return null;
  if (phone !== '' && !/^\d{6,12}$/.test(phone)) return null;
  return { name: name.trim(), lines, pin, phone: phone === '' ? null : phone };
}

/** "82", "82.6" and "82.60" in rupees; null for anything else. */
export function paiseOf(text: string): number | null {
  const [, rupees, paise = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return rupees === undefined ? null : Number(rupees) * 100 + Number(paise.padEnd(2, '0'));
}

/** Three whole numbers; null for none at all. */
function sidesOf(text: string): BookingInput['cm'] | 'odd' {
  if (text.trim() === '') return null;
  const [length, breadth, height, ...more] = text
    .split(/\D+/)
    .filter((part) => part !== '')
    .map(Number);
  if (length === undefined || breadth === undefined || height === undefined || more.length > 0) return 'odd';
  return length > 0 && breadth > 0 && height > 0 && Math.max(length, breadth, height) < 1000
    ? { length, breadth, height }
    : 'odd';
}

/** What may stand in each field. */
export const CLEAN = {
  text: (text: string): string => text.slice(0, 80),
  pin: (text: string): string => text.replaceAll(/\D/g, '').slice(0, 6),
  phone: (text: string): string => text.replaceAll(/\D/g, '').slice(0, 12),
  amount: (text: string): string => text.replaceAll(/[^\d.]/g, '').slice(0, 10),
  sides: (text: string): string => text.replaceAll(/[^\d x×*]/gi, '').slice(0, 15),
} as const;
