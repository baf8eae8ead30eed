import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { prepareFolder, type PreparedFolder } from '../support/prepared-folder.ts';
import { beginning, dayActs } from './day-acts.ts';
import { expectSameTotals } from './day-invariants.ts';
import { advise, morning, type Day, type DayModel } from './day-model.ts';

/** Fewer while working on it: DAKSETU_DAYS=50. */
const DAYS = Number(process.env['DAKSETU_DAYS'] ?? 1_000);

/** Most days begin as days do; some with a station nobody has opened. */
const atWork = fc.nat(7).map((day) => day > 0);

let prepared: PreparedFolder;
beforeAll(async () => {
  prepared = await prepareFolder(12);
});
afterAll(() => prepared.remove());

function setUp(): { model: DayModel; real: Day } {
  const model = morning();
  const items = prepared.manifests.flatMap(({ lines }, which) => lines.map(({ item }) => [item, which] as const));
  advise(model, new Map(items));
  return { model, real: { copy: prepared.open(), manifests: prepared.manifests } };
}

test(
  'whatever a clerk does in whatever order, custody is conserved and every count adds up',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(atWork, fc.commands(dayActs, { maxCommands: 60, size: 'max' }), async (begun, acts) => {
        const { model, real } = setUp();
        try {
          if (begun) for (const act of beginning) await act.run(model, real);
          await fc.asyncModelRun(() => ({ model, real }), acts);
          expectSameTotals(real.copy.station);
          expect(verifyChain(real.copy.station.core.store.db, 0).broken).toBeNull();
        } finally {
          await real.copy.end();
        }
      }),
      { numRuns: DAYS },
    );
  },
);
