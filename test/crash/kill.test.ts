/**
 * The station process dies at random points. This proves nothing about power, since the kernel keeps what was written;
 * it proves that any point of the program may be its last.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acceptScan } from '../../electron/station/commands/accept-scan.ts';
import type { Core } from '../../electron/station/core.ts';
import { openCore, scanOf, signInClerk } from '../bench/scan/open-core.ts';
import { createChance } from '../support/manifest/seeded-random.ts';
import { must } from '../support/station/ready-station.ts';
import { temporaryFolder } from '../support/station/test-station.ts';
import { examineStore } from './examine-store.ts';
import { startVictim, type Acknowledged, type Victim } from './victim.ts';

const KILLS = 10;
const clock = { nowMs: () => Date.now(), offsetMinutes: () => 330, steadyMs: () => performance.now() };

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder('kill');
});
afterEach(() => folder.remove());

test(
  'a station killed at random points holds all it acknowledged and repeats its first answers',
  { timeout: 180_000 },
  async () => {
    const seed = String(Date.now());
    const chance = createChance(seed);
    const all: Acknowledged[] = [];
    for (let no = 0; no < KILLS; no += 1) {
      const victim = startVictim({ dataDir: folder.dir, durability: 'FULL' });
      await firstWord(victim);
      await wait(chance.between(0, 300));
      await victim.kill();
      all.push(...victim.acknowledged());
      withCore(folder.dir, (core) => {
        expect(examineStore(core, all), `kill ${no}, seed ${seed}`).toEqual({ lost: [], broken: [] });
        repeatLast(core, victim);
        beginAgain(core, victim);
        expect(examineStore(core, all), `repeated after kill ${no}, seed ${seed}`).toEqual({ lost: [], broken: [] });
      });
    }
    expect(all.length).toBeGreaterThan(KILLS);
  },
);

test('a store whose writer was killed before its first word opens', { timeout: 120_000 }, async () => {
  const seed = String(Date.now());
  const chance = createChance(seed);
  for (let no = 0; no < 6; no += 1) {
    const dataDir = path.join(folder.dir, `start-${no}`);
    const victim = startVictim({ dataDir, durability: 'FULL' });
    while (!existsSync(path.join(dataDir, 'ledger.db')) && !victim.ended()) await wait(1);
    await wait(chance.between(0, 30));
    await victim.kill();
    withCore(dataDir, (core) =>
      expect(examineStore(core, victim.acknowledged()), `start ${no}, seed ${seed}`).toEqual({ lost: [], broken: [] }),
    );
  }
});

test('an acknowledgement that is not in the store would be found', () => {
  withCore(folder.dir, (core) => {
    const { lost } = examineStore(core, [{ what: 'accepted', requestId: 'r', item: 'CK123456785IN', n: 1 }]);
    expect(lost).toEqual(['accepted CK123456785IN at 1: no such event']);
  });
});

/** The client never saw the answer and asks again. */
function repeatLast(core: Core, victim: Victim): void {
  const last = victim.acknowledged().findLast(({ what }) => what === 'accepted');
  if (last === undefined) throw new Error(`nothing was accepted: ${victim.complaint()}`);
  const before = core.store.events.head();
  const again = must(acceptScan(core, { ...scanOf(last.item, 1), requestId: last.requestId }));
  expect(again).toEqual({ answer: { kind: 'accepted', n: last.n }, repeated: true });
  expect(core.store.events.head()).toEqual(before);
}

/** The scan in whose midst it died is begun again under its own id: one use of the number comes of it, not two. */
function beginAgain(core: Core, victim: Victim): void {
  const tried = victim.lastTry();
  if (tried === null || core.projections.consignments.open() === null) return;
  const scan = { ...scanOf(tried.item, 700), requestId: tried.requestId };
  const first = must(acceptScan(core, scan));
  const second = must(acceptScan(core, scan));
  expect(second).toEqual({ answer: first.answer, repeated: true });
  const uses = core.store.db.prepare('SELECT count(*) FROM item_use WHERE item = ?').pluck().get(tried.item);
  expect(uses).toBe(1);
}

function withCore(dataDir: string, look: (core: Core) => void): void {
  const core = openCore({ dataDir }, clock);
  try {
    signInClerk(core);
    look(core);
  } finally {
    core.store.close();
  }
}

async function firstWord(victim: Victim): Promise<void> {
  const until = performance.now() + 60_000;
  while (victim.acknowledged().length === 0) {
    if (victim.ended() || performance.now() > until) throw new Error(`no acknowledgement: ${victim.complaint()}`);
    await wait(5);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
