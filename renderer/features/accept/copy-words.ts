/** A copy of a label that was asked for with F6: which one, and whether it has left for the printer. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { clockText } from '../../ui/format.ts';

/** Null for the label that came by itself: nobody asked for it. */
export function copyText(label: AcceptView['label'], t: Translate): string | null {
  if (label === null || label.copy < 2) return null;
  return t(`copy.${label.state}`, { number: label.copy, time: clockText(label.atMs) });
}
