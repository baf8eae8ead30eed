/** A break that the walk behind the work found once is not forgotten by a restart. */
import { expect, test } from 'vitest';
import { createStation } from '../../../electron/station/create-station.ts';
import { openStation, startMessage, temporaryFolder, testClock } from '../../support/station/test-station.ts';

test('a ledger that was found broken is refused at each later start, with the place', async () => {
  const folder = temporaryFolder('broken-before');
  const start = startMessage(folder.dir);
  const station = openStation(start, testClock());
  station.core.store.settings.set('broken', JSON.stringify({ n: 7, why: 'hash' }));
  await station.close();
  for (let at = 0; at < 2; at += 1) {
    expect(createStation(start)).toEqual({ ok: false, fault: { kind: 'broken-chain', at: { n: 7, why: 'hash' } } });
  }
  folder.remove();
});

test('a closed station takes no scan', async () => {
  const folder = temporaryFolder('closed');
  const station = openStation(startMessage(folder.dir), testClock());
  await station.close();
  const scan = { kind: 'scan', device: 'x', source: 'hid', aim: null, data: 'CK123456785IN', atMs: 0 } as const;
  expect(() => station.takeDevice(scan)).not.toThrow();
  folder.remove();
});
