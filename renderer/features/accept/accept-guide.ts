/** What comes next for somebody new at the scanner, from what scanner, scale and station really say. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { GuideStep } from '../../app/guide/guide-step.ts';
import type { AcceptMode } from './accept-keys.ts';

export type GuideSituation = {
  readonly mode: AcceptMode;
  readonly stopped: boolean;
  readonly typed: string;
  readonly result: AcceptView['result'];
  readonly scanner: DeskView['scanner'];
  readonly scale: Pick<DeskView['scale'], 'state' | 'reading' | 'belongsTo'>;
};

/** The step before the first parcel is in; null where the screen says enough by itself. */
export function acceptGuide(now: GuideSituation): GuideStep | null {
  if (now.stopped) return { step: 'stopped' };
  if (now.mode === 'finish') return { step: 'notFinished' };
  if (now.mode === 'type') return { step: now.typed === '' ? 'typeNumber' : 'sendNumber' };
  if (now.mode !== 'scan') return null;
  if (now.scanner !== 'ready') return { step: 'noScanner' };
  if (now.result?.kind === 'already' && now.scale.reading !== 'stable') return { step: 'already' };
  return { step: weighingStep(now.scale) };
}

function weighingStep({ state, reading, belongsTo }: GuideSituation['scale']): GuideStep['step'] {
  if (state !== 'ready' || reading === 'fault') return 'scanUnweighed';
  if (reading === 'moving') return 'holdStill';
  return reading === 'stable' && belongsTo === 'nobody' ? 'scan' : 'putOnScale';
}

/** The closing sentence, once a parcel is in. */
export function firstParcel(result: AcceptView['result']): GuideStep {
  const slot = result?.kind === 'accepted' || result?.kind === 'attention' ? result.destination?.slot : undefined;
  return slot === undefined ? { step: 'firstElsewhere' } : { step: 'first', slot };
}
