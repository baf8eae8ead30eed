/** A parcel that a customer hands in: the form, the question about its contents, and what was booked. Keyboard only. */
import { useState, type JSX } from 'react';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import type { KeyName, KeySpec } from '../../ui/keys.ts';
import { BookedSheet } from './booked-sheet.tsx';
import { bookingOf, EMPTY_FORM, type BookingForm } from './booking-form.ts';
import { ContentsSheet } from './contents-sheet.tsx';
import { FormFields } from './form-fields.tsx';
import { useWalkInDeeds, type WalkInDeeds } from './use-walk-in-deeds.ts';
import { WalkInAside } from './walk-in-aside.tsx';
import './walk-in.css';

type Shown = 'form' | 'contents' | 'booked';
type Given = Partial<Record<KeyName, KeySpec>>;

type Props = {
  /** Kept by whoever shows this screen: a stop may stand in front of it for a while. */
  readonly form: BookingForm;
  readonly onForm: (form: BookingForm) => void;
  readonly onBack: () => void;
};

export function WalkInScreen({ form, onForm, onBack }: Props): JSX.Element {
  const { t, switchLanguage } = useWords();
  const deeds = useWalkInDeeds();
  const [shown, setShown] = useState<Shown>('form');
  const help = useHelp();
  const change = (to: Partial<BookingForm>, next: Shown = shown): void => {
    deeds.clear();
    onForm({ ...form, ...to });
    setShown(next);
  };
  const now = { t, form, deeds, change, onBack };
  const given = shown === 'form' ? formKeys(now) : shown === 'contents' ? contentsKeys(now) : bookedKeys(now);
  const F11 = { label: t('key.language'), act: switchLanguage };
  const keys = plainKeys(t, underHelp(help, { ...given, F11, F12: { label: t('key.lock'), act: deeds.lock } }));
  const newest = deeds.view?.rows[0];
  return (
    <Screen task={t('walkIn.title')} detail={t('walkIn.detail')} keys={keys}>
      <main className="work walkinwork">
        {help.isOpen ? (
          <FrameHelp />
        ) : shown === 'contents' ? (
          <ContentsSheet />
        ) : shown === 'booked' && newest !== undefined ? (
          <div className="body bookedpart">
            <BookedSheet row={newest} />
            <FaultLine text={deeds.fault === null ? null : faultText(deeds.fault, t)} />
          </div>
        ) : (
          <div className="body">
            <FormFields form={form} onChange={(next) => change(next)} />
            <FaultLine text={deeds.fault === null ? null : faultText(deeds.fault, t)} />
          </div>
        )}
        <WalkInAside asks={shown !== 'booked'} contents={form.contents} view={deeds.view} />
      </main>
    </Screen>
  );
}

type Now = {
  readonly t: Translate;
  readonly form: BookingForm;
  readonly deeds: WalkInDeeds;
  readonly change: (to: Partial<BookingForm>, next?: Shown) => void;
  readonly onBack: () => void;
};

function formKeys({ t, form, deeds, change, onBack }: Now): Given {
  const booking = bookingOf(form);
  const isReady = booking !== null && booking.contentsDeclared;
  const book = (): void => deeds.book(booking as NonNullable<typeof booking>, () => change(EMPTY_FORM, 'booked'));
  return {
    F2: { label: t('key.back'), act: onBack },
    F5: { label: t('key.registration'), act: () => change({ registration: !form.registration }) },
    F6: { label: t('key.otp'), act: () => change({ otp: !form.otp }) },
    F7: { label: t('key.contents'), act: () => change({}, 'contents'), solid: booking !== null && !isReady },
    F10: { label: t('key.book'), act: isReady ? book : undefined, solid: isReady },
  };
}

/** Not F7, which asks: pressed twice it would answer for the sender. */
function contentsKeys({ t, change }: Now): Given {
  return {
    F2: { label: t('key.back'), act: () => change({}, 'form') },
    F5: { label: t('key.prohibited'), act: () => change({ contents: 'prohibited' }, 'form') },
    F8: {
      label: t('key.nothingProhibited'),
      act: () => change({ contents: 'nothing-prohibited' }, 'form'),
      solid: true,
    },
  };
}

function bookedKeys({ t, deeds, change, onBack }: Now): Given {
  const row = deeds.view?.rows[0];
  const undo = deeds.view?.undo ?? null;
  const isOn = row !== undefined && !row.voided;
  return {
    F2: { label: t('key.undo'), act: undo === null ? undefined : () => deeds.undo(undo) },
    F5: { label: t('key.toList'), act: onBack },
    F6: { label: t('key.printAgain'), act: isOn ? () => deeds.print(row.use) : undefined },
    F7: { label: t('key.receiptAgain'), act: isOn ? () => deeds.receipt(row.use) : undefined },
    F10: { label: t('key.nextCustomer'), act: () => change(EMPTY_FORM, 'form'), solid: true },
  };
}
