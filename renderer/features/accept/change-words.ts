/** A partner's change in words: what changed, and what is to be done with a parcel that it touches. */
import type { AcceptView, ToPutRight } from '../../../domain/contract/accept-view.ts';
import { partnerName } from '../../i18n/names.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { clockText, groupIndian } from '../../ui/format.ts';

type Change = NonNullable<AcceptView['change']>;

/** "Amazon changed this consignment at 10:42: 3 added, 1 cancelled". */
export function changeLine(change: Change, consignment: AcceptView['consignment'], t: Translate): string {
  const said = { partner: partnerName(consignment?.partner ?? '', t), time: clockText(change.atMs) };
  if (change.whole) return t('change.whole', said);
  const parts = (['added', 'changed', 'cancelled'] as const)
    .filter((what) => change[what] > 0)
    .map((what) => t(`change.${what}`, { count: change[what], number: groupIndian(change[what]) }));
  return t('change.line', { ...said, what: parts.join(', ') });
}

export function putRightNote({ why, pin }: ToPutRight, t: Translate): string {
  return t(`putRight.${why}`, { pin: pin ?? '–' });
}
