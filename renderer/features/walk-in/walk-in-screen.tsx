/** A parcel that a customer hands in: the form, the question about its contents, and what was booked. Keyboard only. */
import { useState, type JSX } from 'react';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { BookedSheet } from './booked-sheet.tsx';
import type { BookingForm } from './booking-form.ts';
import { ContentsSheet } from './contents-sheet.tsx';
import { FormFields } from './form-fields.tsx';
import { useWalkInDeeds } from './use-walk-in-deeds.ts';
import { WalkInAside } from './walk-in-aside.tsx';
import { walkInKeys, type WalkInStage } from './walk-in-keys.ts';
import './walk-in.css';

type Props = {
  /** Kept by whoever shows this screen: a stop may stand in front of it for a while. */
  readonly form: BookingForm;
  readonly onForm: (form: BookingForm) => void;
  readonly onBack: () => void;
};

export function WalkInScreen({ form, onForm, onBack }: Props): JSX.Element {
  const { t, switchLanguage } = useWords();
  const deeds = useWalkInDeeds();
  const [shown, setShown] = useState<WalkInStage>('form');
  const help = useHelp();
  const change = (to: Partial<BookingForm>, next: WalkInStage = shown): void => {
    deeds.clear();
    onForm({ ...form, ...to });
    setShown(next);
  };
  const now = { t, form, deeds, change, onBack };
  const F11 = { label: t('key.language'), act: switchLanguage };
  const keys = plainKeys(
    t,
    underHelp(help, { ...walkInKeys(shown, now), F11, F12: { label: t('key.lock'), act: deeds.lock } }),
  );
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
