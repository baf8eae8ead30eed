/** The differences that the finish question names, one line each. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { Differences } from '../../../domain/contract/station.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

export type Differing = {
  readonly counts: AcceptView['counts'];
  /** Known by its count alone: what is absent has no name yet. */
  readonly isCounted: boolean;
};

/** What the station counted for the question, beside the counts on the screen. */
export type Noted = Pick<Differences, 'unweighed' | 'cancelled' | 'changed' | 'listed'>;

const DIFFERENCES = ['cancelled', 'changed', 'listed', 'unweighed', 'rejected', 'unmanifested', 'absent'] as const;

/** Without a difference the first line says so. A parcel that the partner cancelled is named by that alone. */
export function differenceLines({ counts, isCounted }: Differing, noted: Noted, t: Translate): readonly string[] {
  const unmanifested = counts.unmanifested - noted.cancelled;
  const figures = { ...noted, absent: counts.left, rejected: counts.rejected, unmanifested };
  const lines = DIFFERENCES.filter((what) => figures[what] > 0).map((what) =>
    t(`finish.${what === 'absent' && isCounted ? 'missing' : what}`, {
      count: figures[what],
      number: groupIndian(figures[what]),
    }),
  );
  return counts.left + counts.rejected + counts.unmanifested === 0 ? [t('finish.noDifference'), ...lines] : lines;
}
