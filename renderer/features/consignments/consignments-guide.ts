/** What comes next for somebody new before a consignment is open. */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { FileView } from '../../../domain/contract/manifest-file.ts';
import type { GuideStep } from '../../app/guide/guide-step.ts';

/** Nothing while the list is not known yet. */
export function listGuide(
  known: readonly ConsignmentSummary[] | undefined,
  toStart: readonly ConsignmentSummary[],
): GuideStep | null {
  if (known === undefined) return null;
  return { step: toStart.some(({ state }) => state !== 'finished') ? 'takeUp' : 'noConsignment' };
}

/** `ready` when its names are filled in. A refused file says by itself what to do. */
export function fileGuide(phase: FileView['phase'], ready: boolean): GuideStep | null {
  if (phase === 'idle') return { step: 'chooseFile' };
  if (phase !== 'read') return null;
  return { step: ready ? 'takeFile' : 'fillNumber' };
}
