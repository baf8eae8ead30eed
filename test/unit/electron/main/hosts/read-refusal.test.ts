/** Each reason a station gives for not opening its ledger has its page. */
import { expect, test } from 'vitest';
import { readRefusal } from '../../../../../electron/main/hosts/read-refusal.ts';

test.each([
  [{ kind: 'from-future', found: 9, known: 3 }, 'ledger-from-future'],
  [{ kind: 'cannot-open', fault: 'disk-full' }, 'disk-full'],
  [{ kind: 'cannot-open', fault: 'disk-fault' }, 'ledger-not-trusted'],
  [{ kind: 'broken-chain', at: { seq: 4 } }, 'ledger-not-trusted'],
  [{ kind: 'records-missing' }, 'ledger-not-trusted'],
])('%j shows the page %s', (fault, trouble) => {
  expect(readRefusal({ kind: 'refused', fault })).toEqual({ trouble, detail: JSON.stringify(fault) });
});

test.each([null, 'refused', { kind: 'refused' }, { kind: 'other', fault: { kind: 'from-future' } }])(
  '%j is no refusal',
  (message) => expect(readRefusal(message)).toBe(null),
);
