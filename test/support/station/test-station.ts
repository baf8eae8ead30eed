/**
 * A real station on a real file in a temporary folder, enrolled and fed without a centre.
 */
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FeedEntry } from '../../../domain/contract/feed.ts';
import type { StationStart } from '../../../domain/contract/start.ts';
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import { ok } from '../../../domain/reply.ts';
import { runCommand } from '../../../electron/station/commands/run-command.ts';
import type { Clock } from '../../../electron/station/core.ts';
import { createStation, type Station } from '../../../electron/station/create-station.ts';
import { takeFeed } from '../../../electron/station/sync/take-feed.ts';

/** `advance` lets time pass; `set` only moves the hands of the PC's clock. */
export type TestClock = Clock & { advance: (ms: number) => void; set: (ms: number) => void };

/** Monday 24-11-2026, 10:00 in India, going on by one millisecond a look. */
export function testClock(startMs: number = Date.UTC(2026, 10, 24, 4, 30)): TestClock {
  let now = startMs;
  let steady = 0;
  return {
    nowMs: () => now++,
    offsetMinutes: () => 330,
    steadyMs: () => steady,
    advance: (ms) => {
      now += ms;
      steady += ms;
    },
    set: (ms) => void (now = ms),
  };
}

export function temporaryFolder(name: string): { dir: string; remove: () => void } {
  const dir = mkdtempSync(path.join(tmpdir(), `daksetu-${name}-`));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A start message with fresh keys; `dataDir` must exist or be creatable. */
export function startMessage(dataDir: string, over: Partial<StationStart> = {}): StationStart {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    kind: 'start',
    dataDir,
    signingKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    pinPepper: randomBytes(32).toString('base64'),
    personalKey: randomBytes(32).toString('base64'),
    personalDays: 90,
    test: true,
    nativeBinding: null,
    officesFile: path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin'),
    labelPrinter: null,
    reportPrinter: null,
    centreUrl: 'http://127.0.0.1:9',
    build: 'test',
    idleLockMinutes: 5,
    ...over,
  };
}

/** Opens a station or throws with its refusal. */
export function openStation(start: StationStart, clock: Clock): Station {
  const opened = createStation(start, { clock, pollMs: 60_000 });
  if (!opened.ok) throw new Error(`the station refused to open: ${JSON.stringify(opened.fault)}`);
  return opened.value;
}

/** Puts entries into the inbox as the feed would. */
export function feed(station: Station, entries: readonly FeedEntry[]): void {
  const first = station.core.store.inbox.version() + 1;
  const page = entries.map((entry, at) => {
    const body = JSON.stringify(entry);
    return { version: first + at, body, hash: createHash('sha256').update(body).digest('hex') };
  });
  const taken = takeFeed(station.core, { entries: page, head: first + page.length - 1, serverTimeMs: 0 });
  if (!taken.ok) throw new Error('the feed was refused');
  station.desks.session.refresh();
}

/** Starts the first epoch without a centre. */
export function enrolLocally(station: Station, name = '560001-C2'): void {
  const epoch = randomBytes(16).toString('hex') as EpochId;
  runCommand(station.core, {
    requestId: randomUUID(),
    name: 'station.enrol',
    action: null,
    decide: () => {
      station.core.store.events.startEpoch(name as StationId, epoch);
      const payload = {
        reason: 'enrolment',
        parent: null,
        publicKey: 'A'.repeat(43),
        office: '21360001',
        counter: 'Counter 2',
      };
      return ok({ events: [{ type: 'epoch.started', payload: payload as never }], answer: () => null });
    },
  });
  station.desks.session.refresh();
}

/** Signs a person of the feed in, without the PIN's slow hash. */
export function signIn(station: Station, user: string): void {
  const person = station.core.projections.people.person(user);
  if (person === null) throw new Error(`${user} is not in the feed`);
  station.desks.session.signIn(randomUUID(), person, 'user.signed-in');
}
