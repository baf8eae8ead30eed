import { expect, test } from 'vitest';
import { decideGiveBack } from '../../../../domain/custody/give-back.ts';
import type { ConsignmentId } from '../../../../domain/custody/ids.ts';
import { command, consignment, ITEM, set, use } from './facts-of.ts';

const cancelled = { consignment: consignment.consignment, atMs: 9 };
const said = { item: ITEM, capture: command.capture };
const nothing = { set, cancelled, use: null, rejection: null };
const rejected = {
  type: 'item.rejected',
  payload: { ...said, consignment: cancelled.consignment, line: null, reason: 'cancelled-by-partner' },
};

test('one that never came in is recorded as given back, beside the declared ones', () => {
  expect(decideGiveBack(nothing, said)).toEqual({ ok: true, value: [rejected] });
});

test('one that had come in is taken back with its labels, whoever accepted it', () => {
  const decided = decideGiveBack({ ...nothing, use }, said);
  expect(decided.ok && decided.value.map(({ type }) => type)).toEqual([
    'acceptance.corrected',
    'label.voided',
    'item.rejected',
  ]);
  expect(decided).toMatchObject({ value: [{ payload: { reason: 'cancelled-by-partner' } }, {}, rejected] });
});

test('a use of the same number in another consignment is another parcel, and stays', () => {
  const other = { ...use, consignment: 'AMZ-OTHER' as ConsignmentId };
  expect(decideGiveBack({ ...nothing, use: other }, said)).toEqual({ ok: true, value: [rejected] });
});

test('once is enough; without a set or without the partner’s word it is refused', () => {
  const rejection = { reason: 'cancelled-by-partner', atMs: 1 } as const;
  expect(decideGiveBack({ ...nothing, rejection }, said)).toEqual({ ok: true, value: [] });
  expect(decideGiveBack({ ...nothing, set: null }, said)).toEqual({ ok: false, fault: { kind: 'no-open-set' } });
  expect(decideGiveBack({ ...nothing, cancelled: null, use }, said)).toEqual({
    ok: false,
    fault: { kind: 'not-cancelled' },
  });
});
