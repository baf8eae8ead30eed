/** The keys of the walk-in screen under a scanner's command and under a finger that bounces. */
import { expect, test, vi } from 'vitest';
import { perform } from '../../../../../renderer/app/use-command-scans.ts';
import { plainKeys } from '../../../../../renderer/app/plain-keys.ts';
import { EMPTY_FORM, type BookingForm } from '../../../../../renderer/features/walk-in/booking-form.ts';
import { walkInKeys, type WalkInNow } from '../../../../../renderer/features/walk-in/walk-in-keys.ts';
import type { Translate } from '../../../../../renderer/i18n/use-words.ts';
import { KEY_NAMES } from '../../../../../renderer/ui/keys.ts';
import { litKeys } from '../../../../../renderer/ui/standing-question.ts';
import type { CommandName } from '../../../../../domain/identifiers/command-code.ts';

const t = ((key: string) => key) as unknown as Translate;
const PARTY = { name: 'Meera Iyer', street: '12 Temple Street', town: '', pin: '411014', phone: '' };
const WHOLE: BookingForm = {
  ...EMPTY_FORM,
  receiver: PARTY,
  sender: PARTY,
  tariff: '82',
  contents: 'nothing-prohibited',
};
const USE = `BLR-GPO-C2/${'0'.repeat(32)}/1`;
const ROW = {
  use: USE,
  number: 'EW000001006IN',
  atMs: 0,
  pin: '411014',
  grams: 640,
  product: 'parcel',
  tariffPaise: 8_200,
  voided: false,
  destination: null,
  receipt: null,
} as const;

function screen(over: Partial<WalkInNow> = {}) {
  const did = { book: vi.fn(), undo: vi.fn(), print: vi.fn(), receipt: vi.fn() };
  const change = vi.fn<WalkInNow['change']>();
  const onBack = vi.fn<() => void>();
  const view = { count: 1, paise: 8_200, rows: [ROW], undo: USE };
  const now: WalkInNow = { t, form: WHOLE, deeds: { ...did, view }, change, onBack, ...over };
  return { now, did, change, onBack };
}
const scanned = (command: CommandName) => ({ kind: 'do', command }) as const;

test('after a booking BACK goes to the list and takes nothing back; UNDO does, and PRINT prints', () => {
  const { now, did, onBack } = screen();
  const keys = plainKeys(t, walkInKeys('booked', now));
  expect(perform(scanned('back'), keys)).toBeNull();
  expect([did.undo.mock.calls.length, onBack.mock.calls.length]).toEqual([0, 1]);
  expect(perform(scanned('undo'), keys)).toBeNull();
  expect(perform(scanned('print'), keys)).toBeNull();
  expect([did.undo.mock.calls, did.print.mock.calls]).toEqual([[[USE]], [[USE]]]);
});

test('no barcode books a parcel, however whole the form is', () => {
  const { now, did } = screen();
  const keys = plainKeys(t, walkInKeys('form', now));
  expect(keys.F10.act).toBeDefined();
  expect(perform(scanned('next'), keys)).toEqual({ kind: 'cannot', command: 'next' });
  expect(did.book).not.toHaveBeenCalled();
});

test('no key that leaves the question about the contents does anything when it is pressed once more at once', () => {
  const { now } = screen();
  const asked = walkInKeys('contents', now);
  const justShown = litKeys(plainKeys(t, walkInKeys('form', now)), null);
  const twice = KEY_NAMES.filter((name) => asked[name]?.act !== undefined && justShown[name].act !== undefined);
  expect(twice).toEqual([]);
});
