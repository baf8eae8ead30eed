/** A set is open: the list of consignments, or the one being accepted. A stop is shown wherever it happens. */
import { useCallback, useState, type JSX } from 'react';
import type { AcceptView } from '../../domain/contract/accept-view.ts';
import type { FinishedDocument } from '../../domain/contract/station.ts';
import { AcceptScreen } from '../features/accept/accept-screen.tsx';
import { useTones } from '../features/accept/use-tones.ts';
import { ConsignmentsScreen } from '../features/consignments/consignments-screen.tsx';
import { useAccept, useFollowedAccept } from './station-context.tsx';

export function ReadyArea(): JSX.Element {
  useFollowedAccept();
  useTones();
  const [finished, setFinished] = useState<FinishedDocument | null>(null);
  const isAccepting = useAccept(needsAcceptScreen) ?? true; // before the first view: the frame, ready to scan
  // The consignment is over at the station before its manifest is here: the screen stays until the clerk goes on.
  const isOpen = useAccept(hasOpenConsignment) ?? false;
  const [isHeld, setHeld] = useState(isOpen);
  if (isOpen && !isHeld) setHeld(true);
  const onNext = useCallback(() => {
    setFinished(null);
    setHeld(false);
  }, []);
  if (!isAccepting && !isHeld) return <ConsignmentsScreen />;
  return <AcceptScreen finished={finished} onFinished={setFinished} onNext={onNext} />;
}

const needsAcceptScreen = ({ consignment, stopped }: AcceptView): boolean =>
  consignment?.state === 'open' || stopped !== null;

const hasOpenConsignment = ({ consignment }: AcceptView): boolean => consignment?.state === 'open';
