/** The differences that the finish question names, one line each. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

export type Differing = {
  readonly counts: AcceptView['counts'];
  /** Known by its count alone: what is absent has no name yet. */
  readonly isCounted: boolean;
};

const DIFFERENCES = ['unweighed', 'rejected', 'unmanifested', 'absent'] as const;

/** `unweighed` are those accepted without a weight. Without a difference the first line says so. */
export function differenceLines({ counts, isCounted }: Differing, unweighed: number, t: Translate): readonly string[] {
  const figures = { absent: counts.left, rejected: counts.rejected, unmanifested: counts.unmanifested, unweighed };
  const lines = DIFFERENCES.filter((what) => figures[what] > 0).map((what) =>
    t(`finish.${what === 'absent' && isCounted ? 'missing' : what}`, {
      count: figures[what],
      number: groupIndian(figures[what]),
    }),
  );
  return counts.left + counts.rejected + counts.unmanifested === 0 ? [t('finish.noDifference'), ...lines] : lines;
}
