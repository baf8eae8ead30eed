import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UseId } from '../../../domain/custody/ids.ts';
import { COUNT_WAITING, NEXT_JOB } from '../../../electron/station/printing/print-job-table.ts';
import { BY_NUMBER, STILL_EXPECTED, WAITING_FOR } from '../../../electron/station/projections/manifest-table.ts';
import { HELD_UNDER_OLD_NUMBER } from '../../../electron/station/projections/old-number-table.ts';
import { KNOWN_NUMBER } from '../../../electron/station/projections/range-table.ts';
import { ON_HAND_BY_ITEM, ORDINAL } from '../../../electron/station/projections/use-table.ts';
import { lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { planOf, watchStatements, type Watched } from '../support/watched-statements.ts';
import { acceptLines, beginWork } from '../support/work.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let watched: Watched;
beforeAll(async () => {
  prepared = await prepareFolder(20);
  watched = watchStatements();
  copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  acceptLines(copy.station, prepared.manifests[0], 0, 3);
});
afterAll(async () => {
  watched.stop();
  await copy.end();
  prepared.remove();
});

const db = () => copy.station.core.store.db;
const itemAt = (at: number): string => prepared.manifests[0].lines[at]?.item ?? '';

test.each([
  ['the use of a number on hand', ON_HAND_BY_ITEM, /SEARCH item_use USING INDEX one_use_at_a_time/],
  ['the manifest line of a number', BY_NUMBER, /SEARCH m USING PRIMARY KEY/],
  ['the waiting consignment of a number', WAITING_FOR, /SEARCH m USING PRIMARY KEY/],
  ['the place of a parcel in its consignment', ORDINAL, /SEARCH item_use USING INDEX use_by_consignment/],
  ['what is still expected', STILL_EXPECTED, /SEARCH item_use USING INDEX use_by_consignment/],
  ['whether a number is known', KNOWN_NUMBER, /SEARCH item_use USING INDEX ended_use_by_item/],
  ['the parcel that had a number before', HELD_UNDER_OLD_NUMBER, /SEARCH o USING PRIMARY KEY/],
  ['the next label to print', NEXT_JOB, /USING (COVERING )?INDEX print_job_open/],
  ['how many labels wait', COUNT_WAITING, /USING COVERING INDEX print_job_open/],
])('%s is found by key', (_, sql, index) => {
  const plan = planOf(db(), sql);
  expect(plan.join('\n')).toMatch(index);
  expect(fullScans(plan)).toEqual([]);
});

/** A partial index of what is open holds a handful of rows, so walking it whole is no scan of a table. */
const SMALL = /INDEX (print_job_open|consignment_by_state|one_open_set)\b/;

function fullScans(plan: readonly string[]): string[] {
  return plan.filter((step) => step.startsWith('SCAN') && !SMALL.test(step) && step !== 'SCAN CONSTANT ROW');
}

/** Everything that ran, with the steps of its plan that read a whole table. */
function slowStatements(): Record<string, string[]> {
  const texts = watched.ran().filter((sql) => /^\s*(select|insert|update|delete|with)/i.test(sql));
  expect(texts.length).toBeGreaterThan(5);
  return Object.fromEntries(
    texts.map((sql) => [sql, fullScans(planOf(db(), sql))]).filter(([, scans]) => scans?.length),
  );
}

test.each([
  ['a scan that is accepted', () => (weigh(copy.station, 500), scan(copy.station, itemAt(5)))],
  ['a scan of what is held', () => scan(copy.station, itemAt(5))],
  ['a scan by the Amazon number', () => scan(copy.station, prepared.manifests[0].lines[6]?.aliases[0]?.value ?? '')],
  ['a parcel on no manifest', () => scan(copy.station, 'CK123456785IN')],
  ['a number typed by hand', () => must(copy.station.type(randomUUID(), itemAt(7)))],
  [
    'weighing again',
    () => (weigh(copy.station, 800), must(copy.station.desks.accept.weighAgain(randomUUID(), lastUseOf(copy.station)))),
  ],
  [
    'a weight for a parcel that came in earlier',
    () => {
      const { use } = scan(copy.station, itemAt(0));
      weigh(copy.station, 900);
      must(copy.station.desks.accept.weighAgain(randomUUID(), use as UseId));
      must(copy.station.desks.accept.weighByHand(randomUUID(), use as UseId, { text: '910', reason: 'no-scale' }));
    },
  ],
  ['printing again', () => must(copy.station.desks.accept.printAgain(randomUUID(), lastUseOf(copy.station)))],
  ['a new number', () => must(copy.station.relabel(randomUUID(), 'CK48?'))],
  ['undo', () => must(copy.station.desks.accept.undo(randomUUID(), lastUseOf(copy.station)))],
  [
    'reject',
    () => (
      scan(copy.station, itemAt(8)),
      must(copy.station.desks.accept.reject(randomUUID(), lastUseOf(copy.station), 'wet'))
    ),
  ],
])('nothing that runs for %s reads a whole table', (_, work) => {
  watched.ran();
  work();
  expect(slowStatements()).toEqual({});
});

test('a statement that does read a whole table would be told', () => {
  expect(fullScans(planOf(db(), 'SELECT * FROM item_use WHERE grams = ?'))).toEqual(['SCAN item_use']);
});
