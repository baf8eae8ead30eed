/** A copy of a label that was asked for with F6: which one, and whether it has left for the printer. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { clockText } from '../../ui/format.ts';
import type { Fact } from './facts.tsx';

/** Null for the label that came by itself: nobody asked for it. */
export function copyFact(label: AcceptView['label'], t: Translate): Fact | null {
  if (label === null || label.copy < 2) return null;
  return {
    label: t('copy.label', { number: label.copy }),
    value: t(`copy.${label.state}`, { time: clockText(label.atMs) }),
  };
}
