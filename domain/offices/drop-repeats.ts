/** An office that a source names twice counts once: same PIN, same letters in its name, same kind. */
import { lettersOf } from './letters.ts';
import { OFFICE_KINDS, type OfficeRow } from './office.ts';

/** The first of each, in the order given, and how many were left out. A repeat that knows the delivery status lends it. */
export function dropRepeats(offices: readonly OfficeRow[]): {
  readonly offices: readonly OfficeRow[];
  readonly repeats: number;
} {
  const kept = new Map<string, OfficeRow>();
  for (const office of offices) {
    const key = `${office.pin} ${lettersOf(office.name) || office.name} ${OFFICE_KINDS.indexOf(office.kind)}`;
    const first = kept.get(key);
    if (first === undefined) kept.set(key, office);
    else if (first.delivery === 'unknown') kept.set(key, { ...first, delivery: office.delivery });
  }
  return { offices: [...kept.values()], repeats: offices.length - kept.size };
}
