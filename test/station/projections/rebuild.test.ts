import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { PROJECTION_TABLES, rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { finishNow, must } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { beginning, dayActs } from '../custody/day-acts.ts';
import { advise, morning, type Day, type DayModel } from '../custody/day-model.ts';
import { tablesOf } from '../support/old-file.ts';
import { prepareFolder, type PreparedFolder } from '../support/prepared-folder.ts';
import { acceptLines, beginWork, mixedWork } from '../support/work.ts';

let prepared: PreparedFolder;
beforeAll(async () => {
  prepared = await prepareFolder(12);
});
afterAll(() => prepared.remove());

/** Every row of every table but SQLite's own, so that nothing else may change either. */
function everything(station: Station): Record<string, unknown[]> {
  const { db } = station.core.store;
  return Object.fromEntries(
    tablesOf(db).map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()]),
  );
}

test('every table is either rebuilt or named as one that is not', () => {
  const copy = prepared.open();
  const inputs = ['epoch', 'event', 'inbox', 'imported_manifest', 'request', 'setting'];
  const sealed = ['personal_key', 'personal_confirmed', 'personal_record'];
  const printed = ['print_job', 'rendered_document', 'document_model', 'report_job'];
  const kept = [...inputs, ...sealed, ...printed, 'pin_verifier'];
  expect(tablesOf(copy.station.core.store.db).sort()).toEqual([...PROJECTION_TABLES, ...kept].sort());
  return copy.end();
});

test('after any day the projections made anew are the projections, row by row', { timeout: 300_000 }, async () => {
  const acts = fc.commands(dayActs, { maxCommands: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(acts, async (day) => {
      const model: DayModel = morning();
      const real: Day = { copy: prepared.open(), manifests: prepared.manifests };
      const named = prepared.manifests.flatMap(({ lines }, which) => lines.map(({ item }) => [item, which] as const));
      advise(model, new Map(named));
      try {
        for (const act of beginning) await act.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), day);
        const before = everything(real.copy.station);
        rebuildProjections(real.copy.station.core);
        expect(everything(real.copy.station)).toEqual(before);
      } finally {
        await real.copy.end();
      }
    }),
    { numRuns: Number(process.env['DAKSETU_DAYS'] ?? 100) },
  );
});

test('a feed that changed names, plans and people in the middle of the day rebuilds to the same', async () => {
  const copy = prepared.open();
  const { station } = copy;
  const [first] = prepared.manifests;
  beginWork(station, first);
  acceptLines(station, first, 4, 6);
  feed(station, [{ kind: 'office', office: '21360001', name: { en: 'Renamed', hi: 'नया' }, pin: '560002' }]);
  feed(station, [{ ...first, consignment: 'AMZ-LATE-01', partner: 'Another' }]);
  mixedWork(station, first);
  const before = everything(station);
  rebuildProjections(station.core);
  expect(everything(station)).toEqual(before);
  acceptLines(station, first, 8, 10);
  expect(station.desks.accept.live.get().result?.kind).toBe('accepted');
  await copy.end();
});

test('a second version that only turns the lines round keeps every parcel on its line, and a late one changes nothing', async () => {
  const copy = prepared.open();
  const { station } = copy;
  const [first, later] = prepared.manifests;
  feed(station, [{ ...later, partner: 'Renamed before' }]);
  beginWork(station, first);
  acceptLines(station, first, 0, 4);
  const linesNow = () => station.core.projections.manifests.lines(first.consignment as ConsignmentId);
  const lines = linesNow();
  const turned = first.lines.toReversed().map((line, at) => ({ ...line, line: at + 1 }));
  feed(station, [{ ...first, lines: turned }]);
  expect(linesNow()).toEqual(lines);
  expect(station.core.projections.manifests.byConsignment(later.consignment)?.partner).toBe('Renamed before');
  acceptLines(station, first, 4, 6);
  must(await station.finish(randomUUID(), finishNow(station)));
  feed(station, [{ ...first, lines: turned }]);
  expect(linesNow()).toEqual(lines);
  const before = everything(station);
  rebuildProjections(station.core);
  expect(everything(station)).toEqual(before);
  await copy.end();
});

test('projections that were damaged or emptied come back from the ledger', async () => {
  const copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  mixedWork(copy.station, prepared.manifests[0]);
  const before = everything(copy.station);
  const { db } = copy.station.core.store;
  for (const table of PROJECTION_TABLES) db.exec(`DELETE FROM ${table}`);
  rebuildProjections(copy.station.core);
  expect(everything(copy.station)).toEqual(before);
  await copy.end();
});

test('a rebuild that fails half-way changes nothing', async () => {
  const copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  mixedWork(copy.station, prepared.manifests[0]);
  const { core } = copy.station;
  const before = everything(copy.station);
  let left = 5;
  const projections = {
    ...core.projections,
    applyEvent: (event: Parameters<typeof core.projections.applyEvent>[0]) => {
      if ((left -= 1) === 0) throw new Error('the power went');
      core.projections.applyEvent(event);
    },
  };
  expect(() => rebuildProjections({ ...core, projections })).toThrow('the power went');
  expect(everything(copy.station)).toEqual(before);
  await copy.end();
});
