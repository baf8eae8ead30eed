import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedParcels, FATES, type Fate, type FateLists } from '../../../../domain/custody/document-changes.ts';

const NONE: FateLists = { accepted: [], rejected: [], absent: [], unmanifested: [] };
const of = (item: string) => [{ item }];

test('an absent parcel that turned up, one that goes back, one that is new', () => {
  const before = { ...NONE, absent: of('B'), accepted: of('A') };
  const after = { ...NONE, accepted: of('B'), rejected: of('A'), unmanifested: of('C') };
  expect(changedParcels(before, after)).toEqual([
    { item: 'A', before: 'accepted', after: 'rejected' },
    { item: 'B', before: 'absent', after: 'accepted' },
    { item: 'C', before: null, after: 'unmanifested' },
  ]);
});

const fates = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'), fc.constantFrom(...FATES));
function listsOf(said: Readonly<Record<string, Fate>>): FateLists {
  const listed = (fate: Fate) =>
    Object.keys(said)
      .filter((item) => said[item] === fate)
      .flatMap(of);
  return {
    accepted: listed('accepted'),
    rejected: listed('rejected'),
    absent: listed('absent'),
    unmanifested: listed('unmanifested'),
  };
}

test('what changed, done to the document before, gives the one after; nothing changed between equal ones', () => {
  fc.assert(
    fc.property(fates, fates, (before, after) => {
      const changed = changedParcels(listsOf(before), listsOf(after));
      const done: Record<string, Fate> = { ...before };
      for (const { item, before: was, after: is } of changed) {
        expect(done[item] ?? null).toBe(was);
        if (is === null) delete done[item];
        else done[item] = is;
      }
      expect(done).toEqual({ ...after });
      expect(changedParcels(listsOf(after), listsOf(after))).toEqual([]);
    }),
  );
});
