import { expect, test } from 'vitest';
import { decideUnreject } from '../../../../domain/custody/correct-rejection.ts';
import type { LastRejection } from '../../../../domain/custody/facts.ts';
import type { UseId, UserId } from '../../../../domain/custody/ids.ts';
import { CLERK, consignment, EPOCH, ITEM } from './facts-of.ts';

const USE = `560001-C2/${EPOCH}/9` as UseId;
const rejection: LastRejection = {
  use: USE,
  acceptance: `560001-C2/${EPOCH}/7` as UseId,
  item: ITEM,
  consignment: consignment.consignment,
  line: 7,
  basis: null,
  by: CLERK,
};
const facts = { consignment, rejection, meant: USE };
const refused = (kind: string) => ({ ok: false, fault: expect.objectContaining({ kind }) });

test('the event names the rejection and the acceptance that went with it', () => {
  const { acceptance } = rejection;
  const said = { use: USE, corrects: { epoch: EPOCH, seq: 9 }, acceptance, item: ITEM, line: 7 };
  expect(decideUnreject(facts, CLERK)).toEqual({
    ok: true,
    value: [{ type: 'rejection.corrected', payload: { ...said, consignment: consignment.consignment } }],
  });
});

test('under a count it says that the parcel is one of those counted', () => {
  const counted = { ...rejection, line: null, basis: 'declared' as const };
  const decided = decideUnreject({ ...facts, rejection: counted }, CLERK);
  expect(decided.ok && decided.value[0]?.payload).toMatchObject({ basis: 'declared', line: null });
});

test('only one’s own, only the last, only while the consignment is open', () => {
  expect(decideUnreject(facts, '10099999' as UserId)).toEqual(refused('not-your-own'));
  expect(decideUnreject({ ...facts, rejection: { ...rejection, by: null } }, CLERK)).toEqual(refused('not-your-own'));
  expect(decideUnreject({ ...facts, rejection: null }, CLERK)).toEqual(refused('nothing-to-correct'));
  expect(decideUnreject({ ...facts, meant: rejection.acceptance }, CLERK)).toEqual(refused('moved-on'));
  for (const none of [null, { ...consignment, state: 'finished' as const }])
    expect(decideUnreject({ ...facts, consignment: none }, CLERK)).toEqual(refused('consignment-finished'));
});
