/** The absent parcels that the finish question has room for. */
import type { Differences } from '../../../domain/contract/station.ts';

const COLUMNS = 3;
/** Rows of numbers beside the most lines of differences; each line that is not there makes room for one more. */
const ROWS = 4;
const MOST_LINES = 4;

export type AbsentShown = { readonly parcels: Differences['absent']; readonly more: number };

/** `total` is how many are absent, `lines` how many differences stand above; the last place says how many more there are. */
export function absentShown(absent: Differences['absent'], total: number, lines: number): AbsentShown {
  const room = COLUMNS * (ROWS + MOST_LINES - lines);
  const parcels = absent.slice(0, total <= room ? room : room - 1);
  return { parcels, more: Math.max(0, total - parcels.length) };
}
