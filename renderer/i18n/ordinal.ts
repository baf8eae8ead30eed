/** "1st", "पहला": the place of a parcel among those accepted. */
import { groupIndian } from '../ui/format.ts';
import type { Translate } from './use-words.ts';

/** Hindi has words of their own for these; all others take an ending. */
const NAMED = [1, 2, 3, 4, 6] as const;

export function ordinalText(place: number, t: Translate): string {
  const named = NAMED.find((one) => one === place);
  if (named !== undefined) return t(`ordinal.${named}`);
  return t('ordinal.any', { count: place, ordinal: true, number: groupIndian(place) });
}
