import { expect, test } from 'vitest';
import type { AnyLedgerEvent } from '../../../../domain/custody/event.ts';
import { upcastEvent } from '../../../../domain/custody/upcast-event.ts';

const payload = {
  consignment: 'AMZ-24112026-04',
  partner: 'Amazon',
  declared: 200,
  declaredGrams: 318_400,
  vehicle: null,
};
const received = (tv: number, manifest: unknown) =>
  ({ type: 'consignment.received', tv, seq: 9, payload: { ...payload, manifest } }) as unknown as AnyLedgerEvent;

test('a consignment received by an earlier build names its inbox version as the feed’s', () => {
  const manifest = { source: 'feed', version: 4 };
  expect(upcastEvent(received(1, 4))).toEqual(received(2, manifest));
});

test('events of today are given back as they are', () => {
  for (const event of [received(2, { source: 'declared' }), { type: 'set.opened', tv: 1 } as AnyLedgerEvent])
    expect(upcastEvent(event)).toBe(event);
});
