/** Ledgers of earlier builds stay readable: each shipped version of an event is written down here as it was stored. */
import { expect, test } from 'vitest';
import type { AnyLedgerEvent } from '../../../../domain/custody/event.ts';
import { replay } from '../../../../domain/custody/replay.ts';
import { upcast, versionOf } from '../../../../domain/custody/upcast.ts';
import { parseStored } from '../../../../electron/station/ledger/event-table.ts';

const USE = '560001-C2/0123456789abcdef0123456789abcdef/2';
/** As version 0.1.0 wrote it, byte for byte. */
const CORRECTED_V1 =
  '{"actor":"10042311","at":{"count":0,"wallMs":1795495800000},"epoch":"0123456789abcdef0123456789abcdef","inbox":4,' +
  '"offset":330,"payload":{"corrects":{"epoch":"0123456789abcdef0123456789abcdef","seq":2},"reason":"undone-by-clerk",' +
  `"use":"${USE}"},"prev":"${'0'.repeat(64)}","seq":3,"set":"2026-11-24#1","station":"560001-C2","tv":1,` +
  '"type":"acceptance.corrected","v":1,"wall":1795495800000}';

test('a correction of version 1 reads as one that nobody had to confirm', () => {
  const event = parseStored(Buffer.from(CORRECTED_V1));
  expect(event).toMatchObject({ tv: 2, payload: { use: USE, reason: 'undone-by-clerk', confirmation: null } });
  expect(replay([event]).uses.size).toBe(0);
});

const RECEIVED = {
  consignment: 'AMZ-24112026-04',
  partner: 'Amazon',
  declared: 200,
  declaredGrams: 318_400,
  vehicle: null,
};
const received = (tv: number, manifest: unknown) =>
  ({ type: 'consignment.received', tv, seq: 9, payload: { ...RECEIVED, manifest } }) as unknown as AnyLedgerEvent;

test('a consignment received by an earlier build names its inbox version as the feed’s', () => {
  const manifest = { source: 'feed', version: 4 };
  expect(upcast(received(1, 4))).toEqual(received(2, manifest));
});

const WEIGHT = { grams: 1_240, source: 'scale', device: '0eb8:f000:SCL0001', raw: '030402' };
/** As version 0.1.0 wrote it, byte for byte. */
const WEIGHED_V1 =
  '{"actor":"10042311","at":{"count":0,"wallMs":1795495800000},"epoch":"0123456789abcdef0123456789abcdef","inbox":4,' +
  '"offset":330,"payload":{"attention":["weight-differs"],' +
  `"use":"${USE}","weight":{"device":"0eb8:f000:SCL0001","grams":1240,"raw":"030402","source":"scale"}},` +
  `"prev":"${'0'.repeat(64)}","seq":4,"set":"2026-11-24#1","station":"560001-C2","tv":1,"type":"item.weighed","v":1,` +
  '"wall":1795495800000}';

test('a weighing of version 1 reads as one of a scale, without a reason', () => {
  expect(parseStored(Buffer.from(WEIGHED_V1))).toMatchObject({
    tv: 2,
    payload: { use: USE, weight: WEIGHT, attention: ['weight-differs'], reason: null },
  });
});

test('what is in its present shape stays the same object', () => {
  const event = parseStored(Buffer.from(CORRECTED_V1));
  const opened = { type: 'set.opened', tv: 1 } as AnyLedgerEvent;
  for (const present of [event, received(2, { source: 'declared' }), opened]) expect(upcast(present)).toBe(present);
  const newer = { ...event, tv: 99 };
  expect(upcast(newer)).toBe(newer);
});

test('only what has changed since has another version', () => {
  const types = ['acceptance.corrected', 'consignment.received', 'item.weighed', 'item.accepted'] as const;
  expect(types.map(versionOf)).toEqual([2, 2, 2, 1]);
});
