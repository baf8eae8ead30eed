/** A set is open: the list of consignments, the look-up of offices, the consignment being accepted, or a driver who signs. A stop is shown wherever it happens. */
import { useState, type JSX } from 'react';
import type { PaperView } from '../../domain/contract/paper-view.ts';
import { SignScreen } from '../features/hand-over/sign-screen.tsx';
import { AcceptScreen } from '../features/accept/accept-screen.tsx';
import type { Closing } from '../features/accept/closing.ts';
import { useTones } from '../features/accept/use-tones.ts';
import { ConsignmentsScreen } from '../features/consignments/consignments-screen.tsx';
import { EMPTY_FORM } from '../features/walk-in/booking-form.ts';
import { WalkInScreen } from '../features/walk-in/walk-in-screen.tsx';
import { OfficesScreen } from '../features/offices/offices-screen.tsx';
import { needsAcceptScreen } from './needs-accept-screen.ts';
import { useAccept, useFollowedAccept } from './station-context.tsx';

export function ReadyArea(): JSX.Element {
  useFollowedAccept();
  useTones();
  const [closing, setClosing] = useState<Closing | null>(null);
  const [beside, setBeside] = useState<'offices' | 'walk-in' | null>(null);
  const [form, setForm] = useState(EMPTY_FORM);
  const [signing, setSigning] = useState<PaperView | null>(null);
  const back = (): void => {
    setForm(EMPTY_FORM); // what was typed of a person is not for the next one
    setBeside(null);
  };
  const isAccepting = useAccept(needsAcceptScreen) ?? true; // before the first view: the frame, ready to scan
  if (signing !== null && !isAccepting) {
    const signed = (paper: PaperView): void => {
      setSigning(null);
      if (closing?.kind === 'done') setClosing({ ...closing, document: paper });
    };
    return <SignScreen paper={signing} onBack={() => setSigning(null)} onSigned={signed} />;
  }
  if (isAccepting || closing !== null)
    return <AcceptScreen closing={closing} onClosing={setClosing} onSign={setSigning} />;
  if (beside === 'offices') return <OfficesScreen onBack={back} />;
  if (beside === 'walk-in') return <WalkInScreen form={form} onForm={setForm} onBack={back} />;
  const ways = { onFind: () => setBeside('offices'), onWalkIn: () => setBeside('walk-in'), onSign: setSigning };
  return <ConsignmentsScreen {...ways} />;
}
