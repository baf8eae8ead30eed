/**
 * What each key does on the walk-in screen: in the form, at the question about the contents, after the booking.
 * Invariant: a command barcode presses a key by what it does here; money is taken by a hand on F10 and by no barcode; what
 * was typed is not thrown away, and no question answered, by a key that was pressed for what stood there before.
 */
import type { Translate } from '../../i18n/use-words.ts';
import type { KeyName, KeySpec } from '../../ui/keys.ts';
import { bookingOf, EMPTY_FORM, type BookingForm } from './booking-form.ts';
import type { WalkInDeeds } from './use-walk-in-deeds.ts';

export type WalkInStage = 'form' | 'contents' | 'booked';
export type WalkInKeys = Partial<Record<KeyName, KeySpec>>;

export type WalkInNow = {
  readonly t: Translate;
  readonly form: BookingForm;
  readonly deeds: Pick<WalkInDeeds, 'view' | 'book' | 'undo' | 'print' | 'receipt'>;
  /** Changes the form, and shows the stage if one is named. */
  readonly change: (to: Partial<BookingForm>, next?: WalkInStage) => void;
  readonly onBack: () => void;
};

/** The keys of a stage; what they are named for is `plainKeys`' to fill in. */
export function walkInKeys(stage: WalkInStage, now: WalkInNow): WalkInKeys {
  if (stage === 'form') return formKeys(now);
  return stage === 'contents' ? contentsKeys(now) : bookedKeys(now);
}

function formKeys({ t, form, deeds, change, onBack }: WalkInNow): WalkInKeys {
  const booking = bookingOf(form);
  const isReady = booking !== null && booking.contentsDeclared;
  const book = (): void => deeds.book(booking as NonNullable<typeof booking>, () => change(EMPTY_FORM, 'booked'));
  return {
    F2: { label: t('key.back'), act: onBack, confirms: 'walk-in-form' }, // F2 left the question about the contents
    F5: { label: t('key.registration'), act: () => change({ registration: !form.registration }) },
    F6: { label: t('key.otp'), act: () => change({ otp: !form.otp }) },
    F7: { label: t('key.contents'), act: () => change({}, 'contents'), solid: booking !== null && !isReady },
    F10: { label: t('key.book'), act: isReady ? book : undefined, solid: isReady, command: undefined },
  };
}

/** Not F7, which asks: pressed twice it would answer for the sender. Not F5, which orders registration in the form. */
function contentsKeys({ t, change }: WalkInNow): WalkInKeys {
  return {
    F2: { label: t('key.back'), act: () => change({}, 'form') },
    F3: { label: t('key.prohibited'), act: () => change({ contents: 'prohibited' }, 'form') },
    F8: {
      label: t('key.nothingProhibited'),
      act: () => change({ contents: 'nothing-prohibited' }, 'form'),
      solid: true,
    },
  };
}

function bookedKeys({ t, deeds, change, onBack }: WalkInNow): WalkInKeys {
  const row = deeds.view?.rows[0];
  const undo = deeds.view?.undo ?? null;
  const isOn = row !== undefined && !row.voided;
  return {
    F2: { label: t('key.undo'), act: undo === null ? undefined : () => deeds.undo(undo), command: 'undo' },
    F5: { label: t('key.toList'), act: onBack, command: 'back' },
    F6: { label: t('key.printAgain'), act: isOn ? () => deeds.print(row.use) : undefined, command: 'print' },
    F7: { label: t('key.receiptAgain'), act: isOn ? () => deeds.receipt(row.use) : undefined },
    F10: { label: t('key.nextCustomer'), act: () => change(EMPTY_FORM, 'form'), solid: true },
  };
}
