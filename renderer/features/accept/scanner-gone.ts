/**
 * A scanner that is not connected, on the stage: nothing is read, and what stands there is not the parcel in hand.
 * Invariant: a result that was there when the scanner went is not shown again; the next one is.
 */
import { useState } from 'react';
import type { DeskView } from '../../../domain/contract/station.ts';
import { useDesk } from '../../app/station-context.tsx';

/** `covered` names the result on the stage when the scanner went; empty until the first view has come. */
export type ScannerState = { readonly gone: boolean; readonly covered: string | null };

export const SCANNER_THERE: ScannerState = { gone: false, covered: null };

/** The state after the strip said `gone` or not while `resultId` was on the stage. */
export function scannerAfter(before: ScannerState, gone: boolean, resultId: string): ScannerState {
  if (gone && (!before.gone || before.covered === '')) return same(before, { gone, covered: resultId });
  return same(before, { gone, covered: before.covered });
}

function same(before: ScannerState, after: ScannerState): ScannerState {
  return before.gone === after.gone && before.covered === after.covered ? before : after;
}

/** What the stage shows for it: `gone` says so; `back` leaves out the old result; `no` changes nothing. */
export function stageWithout({ gone, covered }: ScannerState, resultId: string): 'gone' | 'back' | 'no' {
  if (covered === null || covered !== resultId) return 'no';
  return gone ? 'gone' : 'back';
}

/** Follows the scanner; a result that comes by typing takes the stage back. */
export function useScannerGone(resultId: string): 'gone' | 'back' | 'no' {
  const isGone = useDesk(isScannerGone) ?? false; // before the first view nobody knows
  const [state, setState] = useState(SCANNER_THERE);
  const next = scannerAfter(state, isGone, resultId);
  if (next !== state) setState(next);
  return stageWithout(next, resultId);
}

const isScannerGone = ({ scanner }: DeskView): boolean => scanner !== 'ready';
