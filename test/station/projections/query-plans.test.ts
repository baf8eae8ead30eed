import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UseId } from '../../../domain/custody/ids.ts';
import { COUNT_WAITING, NEXT_JOB } from '../../../electron/station/printing/print-job-table.ts';
import { BY_NUMBER, STILL_EXPECTED, WAITING_FOR } from '../../../electron/station/projections/manifest-table.ts';
import { HELD_ON_LINE, WENT_BACK } from '../../../electron/station/projections/by-line.ts';
import { HELD_UNDER_OLD_NUMBER } from '../../../electron/station/projections/old-number-table.ts';
import { KNOWN_NUMBER } from '../../../electron/station/projections/range-table.ts';
import { NEWEST_WORD } from '../../../electron/station/projections/partner-word-table.ts';
import { ON_HAND_BY_ITEM, ORDINAL } from '../../../electron/station/projections/use-table.ts';
import { lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
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
  ['the newest word of a partner', NEWEST_WORD, /SEARCH partner_word USING PRIMARY KEY/],
  ['the place of a parcel in its consignment', ORDINAL, /SEARCH item_use USING INDEX use_by_consignment/],
  ['what is still expected', STILL_EXPECTED, /SEARCH item_use USING INDEX use_by_line/],
  ['whether a number is known', KNOWN_NUMBER, /SEARCH item_use USING INDEX ended_use_by_item/],
  ['the parcel that had a number before', HELD_UNDER_OLD_NUMBER, /SEARCH o USING PRIMARY KEY/],
  ['the parcel that stands on a line', HELD_ON_LINE, /SEARCH item_use USING INDEX use_by_line/],
  ['the parcel of a line that went back', WENT_BACK, /SEARCH u USING INDEX use_by_line/],
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

/** After a refusal the heads are read again: the last row by the key, whatever the plan calls it. */
const ONE_BY_KEY = /^SELECT [^()]* FROM (epoch|event) ORDER BY (id|n) DESC LIMIT 1$/;

/** Everything that ran, with the steps of its plan that read a whole table. */
function slowStatements(): Record<string, string[]> {
  const texts = watched.ran().filter((sql) => /^\s*(select|insert|update|delete|with)/i.test(sql));
  expect(texts.length).toBeGreaterThan(5);
  return Object.fromEntries(
    texts
      .filter((sql) => !ONE_BY_KEY.test(sql))
      .map((sql) => [sql, fullScans(planOf(db(), sql))])
      .filter(([, scans]) => scans?.length),
  );
}

function scanCancelled(): void {
  const { consignment, office } = prepared.manifests[0];
  feed(copy.station, [{ kind: 'cancellation', office, consignment, items: [itemAt(12)] }]);
  watched.ran(); // what the feed does is not on the way of a scan
  scan(copy.station, itemAt(12));
  copy.station.desks.accept.understood();
}

test.each([
  ['a scan that is accepted', () => (weigh(copy.station, 500), scan(copy.station, itemAt(5)))],
  ['a scan of what is held', () => scan(copy.station, itemAt(5))],
  ['a scan by the Amazon number', () => scan(copy.station, prepared.manifests[0].lines[6]?.aliases[0]?.value ?? '')],
  ['a parcel on no manifest', () => scan(copy.station, 'CK123456785IN')],
  ['a parcel that was cancelled', () => scanCancelled()],
  ['giving it back', () => must(copy.station.desks.accept.giveBack(randomUUID(), itemAt(12)))],
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
