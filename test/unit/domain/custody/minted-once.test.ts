/**
 * Leases, mints and restores in any order, as a small model of a centre and its stations: what is told of a range is the
 * epoch it was leased to, and a copy put back begins an epoch of its own.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterMint,
  mintNext,
  rangeIdOf,
  type LeasedRange,
  type Minted,
  type NumberRange,
} from '../../../../domain/custody/number-range.ts';

type Station = {
  epoch: number;
  /** What the feed told this station, in its order. */
  inbox: { epoch: number; range: NumberRange }[];
  ledger: { epoch: number; minted: Minted }[];
  copies: Pick<Station, 'inbox' | 'ledger'>[];
};

type Act =
  | { readonly do: 'lease'; readonly at: number; readonly count: number }
  | { readonly do: 'mint' | 'copy'; readonly at: number }
  | { readonly do: 'restore'; readonly at: number; readonly copy: number; readonly newEpoch: boolean };

const at = fc.nat(2);
const acts = (newEpoch: boolean): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('lease' as const), at, count: fc.integer({ min: 1, max: 6 }) }),
      },
      { weight: 6, arbitrary: fc.record({ do: fc.constant('mint' as const), at }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const), at }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('restore' as const),
          at,
          copy: fc.nat(5),
          newEpoch: fc.constant(newEpoch),
        }),
      },
    ),
    { maxLength: 120, size: 'max' },
  );

/** Every number given, in the order of the acts. */
function givenBy(day: readonly Act[]): string[] {
  let nextSerial = 1000;
  let epochs = 0;
  const stations = Array.from({ length: 3 }, (): Station => ({
    epoch: (epochs += 1),
    inbox: [],
    ledger: [],
    copies: [],
  }));
  const given: string[] = [];
  for (const act of day) {
    const station = stations[act.at];
    if (station === undefined) continue;
    if (act.do === 'lease') {
      const range = { prefix: 'CK', from: nextSerial, to: nextSerial + act.count - 1 };
      nextSerial += act.count;
      for (const { inbox } of stations) inbox.push({ epoch: station.epoch, range }); // the feed is the whole office's
    }
    if (act.do === 'copy') station.copies.push({ inbox: [...station.inbox], ledger: [...station.ledger] });
    if (act.do === 'restore') {
      const copy = station.copies[act.copy];
      if (copy === undefined) continue;
      station.ledger = [...copy.ledger];
      if (act.newEpoch) station.epoch = epochs += 1; // the inbox is fetched anew; what it says of old epochs is not for it
    }
    if (act.do === 'mint') {
      const reply = mintNext(rangesOf(station), () => false);
      if (!reply.ok) continue;
      given.push(reply.value.number);
      station.ledger.push({ epoch: station.epoch, minted: reply.value.minted });
    }
  }
  return given;
}

/** Only what was leased to this epoch, as far as the ledger says it is used up. */
function rangesOf({ inbox, ledger, epoch }: Station): LeasedRange[] {
  return inbox
    .filter((entry) => entry.epoch === epoch)
    .map(({ range }) =>
      ledger.reduce<LeasedRange>(
        (now, { minted }) => (minted.range === rangeIdOf(now) ? (afterMint(now, minted) ?? now) : now),
        { ...range, next: range.from },
      ),
    );
}

test('whatever is leased, minted and restored from old copies, no number is given twice', () => {
  fc.assert(
    fc.property(acts(true), (day) => {
      const given = givenBy(day);
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: 500 },
  );
});

test('the counter-proof: a copy put back without a new epoch gives numbers twice, and this model sees it', () => {
  const twice = fc.check(
    fc.property(acts(false), (day) => new Set(givenBy(day)).size === givenBy(day).length),
    { numRuns: 500 },
  );
  expect(twice.failed).toBe(true);
});
