/** A supervisor's PIN allows one action once: taking back what another person accepted. Everything else is refused. */
import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSignedBy } from '../../../central/auth/ed25519.ts';
import {
  confirmationMessage,
  hashAction,
  type Confirmation,
  type DescribedAction,
} from '../../../domain/custody/confirmation.ts';
import type { UseId, UserId } from '../../../domain/custody/ids.ts';
import { describeUndo, undoOthersLast } from '../../../electron/station/commands/correct-last.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { createOwnKey } from '../../../electron/station/people/own-key.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_BADGE, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed, signIn } from '../../support/station/test-station.ts';

const CLERK = DEMO_CLERK_ID as UserId;
const OTHER_CLERK = '10055501' as UserId;
const SUPERVISOR = DEMO_SUPERVISOR_ID as UserId;
const PIN = '926481';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
  await addOtherClerk();
  must(await ready.station.setPin({ requestId: randomUUID(), user: SUPERVISOR, code: 'TEST', pin: PIN }));
  signIn(ready.station, CLERK);
  acceptLine(0);
  signIn(ready.station, OTHER_CLERK);
});
afterEach(() => ready.end());

async function addOtherClerk(): Promise<void> {
  const { entries } = await demoFeed();
  const users = entries.find((entry) => entry.kind === 'users');
  const [clerk] = users?.kind === 'users' ? users.users : [];
  if (users?.kind !== 'users' || clerk === undefined) throw new Error('no users');
  const { badge: _, ...plain } = clerk;
  feed(ready.station, [{ ...users, users: [...users.users, { ...plain, user: OTHER_CLERK }] }]);
}
function acceptLine(line: number): void {
  const { item = '', grams = 0 } = ready.manifest.lines[line] ?? {};
  weigh(ready.station, grams);
  expect(scan(ready.station, item).result?.kind).toBe('accepted');
}
const session = () => ready.station.desks.session.live.get();
const use = () => lastUseOf(ready.station);
const ask = () => ready.station.undoOthers(use());
const confirm = (over: Partial<{ requestId: string; user: UserId; pin: string }> = {}) =>
  ready.station.confirm({ requestId: randomUUID(), user: SUPERVISOR, pin: PIN, ...over });
const kindOf = (reply: { ok: true } | { ok: false; fault: { kind: string } }): string =>
  reply.ok ? 'done' : reply.fault.kind;
const head = () => ready.station.core.store.events.head()?.n ?? 0;
const corrections = () =>
  (ready.station.core.store.db.prepare("SELECT bytes FROM event WHERE type = 'acceptance.corrected'").all() as {
    bytes: Uint8Array;
  }[]).map(({ bytes }) => parseStored(bytes)); // prettier-ignore
const ownKey = (key = ready.start.signingKey) =>
  createOwnKey(createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' }));

describe('another person’s parcel', () => {
  test('is not taken back by the one who is here alone', () => {
    const before = head();
    expect(kindOf(ready.station.desks.accept.undo(randomUUID(), use()))).toBe('not-your-own');
    expect(head()).toBe(before);
  });

  test('is taken back with a supervisor’s PIN, and the event holds what allowed it', async () => {
    const meant = use();
    const view = must(ask());
    expect(view.pinBox).toMatchObject({ purpose: 'confirm', user: null, action: { acceptedBy: { en: 'Sunita Rao' } } });
    must(await confirm());
    expect(session()).toMatchObject({ pinBox: null, user: { user: OTHER_CLERK } });
    expect(ready.station.desks.accept.live.get().result).toMatchObject({ kind: 'undone' });
    const [event] = corrections();
    if (event?.type !== 'acceptance.corrected') throw new Error('nothing was corrected');
    expect(event).toMatchObject({ actor: OTHER_CLERK, tv: 2, payload: { use: meant, reason: 'undone-by-clerk' } });
    expect(event.payload.confirmation).toMatchObject({ user: SUPERVISOR, action: view.pinBox?.action?.hash });
  });

  test('scanned again from where it lies it has the weight it had', async () => {
    must(ask());
    must(await confirm());
    const { item = '', grams = 0 } = ready.manifest.lines[0] ?? {};
    expect(scan(ready.station, item).result).toMatchObject({ kind: 'accepted', number: item, grams });
  });

  test('the confirmation in the event is proved by the station’s public key alone, as the centre does it', async () => {
    must(ask());
    must(await confirm());
    const [event] = corrections();
    if (event?.type !== 'acceptance.corrected' || event.payload.confirmation === null) throw new Error('no proof');
    const { confirmation } = event.payload;
    const key = createPrivateKey({ key: Buffer.from(ready.start.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
    const message = confirmationMessage({ ...confirmation, station: event.station, epoch: event.epoch });
    expect(isSignedBy(publicKey, message, confirmation.signature)).toBe(true);
    expect(isSignedBy(publicKey, message.replace(SUPERVISOR, CLERK), confirmation.signature)).toBe(false);
  });

  test('a supervisor’s badge chooses whose PIN it is, a clerk’s chooses nobody', () => {
    const { pinBox } = must(ask());
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    expect(session().pinBox).toMatchObject({
      no: pinBox?.no,
      purpose: 'confirm',
      user: SUPERVISOR,
      action: { code: 'item.correct-others-last' },
    });
    scan(ready.station, 'DKB-7K2M9QXT4B6C0RWZ');
    expect(session()).toMatchObject({ pinBox: { user: SUPERVISOR }, badge: { why: 'no-supervisor' } });
  });

  test('while the supervisor is asked, parcels are refused and counted', () => {
    must(ask());
    const before = head();
    scan(ready.station, ready.manifest.lines[1]?.item ?? '');
    expect([head(), ready.station.desks.board.live.get().scansRefused]).toEqual([before, 1]);
  });
});

describe('no PIN confirms', () => {
  test.each<[string, string, () => ReturnType<typeof confirm>]>([
    ['a wrong one', 'wrong-pin', () => confirm({ pin: '111119' })],
    ['a clerk’s', 'no-supervisor', () => confirm({ user: CLERK })],
    ['the asking person’s own', 'own-request', () => confirm({ user: OTHER_CLERK })],
    ['a stranger’s', 'no-supervisor', () => confirm({ user: '99999999' as UserId })],
  ])('%s', async (_, kind, tried) => {
    must(ask());
    const before = head();
    expect(kindOf(await tried())).toBe(kind);
    expect([head(), corrections()]).toEqual([before, []]);
    expect(session().pinBox).not.toBeNull();
  });

  test('a supervisor who asks needs a second one', async () => {
    signIn(ready.station, SUPERVISOR);
    must(ask());
    expect(kindOf(await confirm())).toBe('own-request');
    expect(corrections()).toEqual([]);
  });

  test('where nothing is asked for, or the box is gone', async () => {
    expect(kindOf(await confirm())).toBe('nothing-to-confirm');
    must(ask());
    must(ready.station.dismiss());
    expect(kindOf(await confirm())).toBe('nothing-to-confirm');
    must(ask());
    ready.station.lock();
    expect(kindOf(await confirm())).toBe('locked');
  });

  test('when the box went while the PIN was being checked', async () => {
    must(ask());
    const confirming = confirm();
    must(ready.station.dismiss());
    expect(kindOf(await confirming)).toBe('nothing-to-confirm');
    expect(corrections()).toEqual([]);
  });
});

test('the same request again is one event, another one finds nothing to confirm', async () => {
  must(ask());
  const requestId = randomUUID();
  must(await confirm({ requestId }));
  const before = head();
  must(await confirm({ requestId }));
  expect(kindOf(await confirm())).toBe('nothing-to-confirm');
  expect(head()).toBe(before);
});

/** One as the station makes it, for what is on the screen now. */
function made(over: Partial<DescribedAction> = {}, atMs = ready.clock.nowMs(), key = ownKey()): Confirmation {
  const described = { ...must(describeUndo(ready.station.core, use())), ...over };
  const stated = { user: SUPERVISOR, action: hashAction(described), atMs };
  const { station, epoch } = described;
  return { ...stated, signature: key.sign(confirmationMessage({ ...stated, station, epoch })) };
}
const useIt = (confirmation: Confirmation, meant: UseId = use()) => {
  const before = head();
  const reply = undoOthersLast(ready.station.core, randomUUID(), meant, confirmation);
  if (!reply.ok) expect(head()).toBe(before);
  return reply.ok ? 'done' : reply.fault.kind === 'not-confirmed' ? reply.fault.flaw : reply.fault.kind;
};

describe('a confirmation', () => {
  test('made for this action is taken', () => {
    expect(useIt(made())).toBe('done');
  });

  test('of another action, another parcel, another person or another set is not', () => {
    const about = { use: `560001-C2/${'0'.repeat(32)}/7` };
    expect(useIt(made({ action: 'item.correct-own-last' }))).toBe('other-action');
    expect(useIt(made({ about }))).toBe('other-action');
    expect(useIt(made({ actor: CLERK }))).toBe('other-action');
    expect(useIt(made({ set: '2026-11-23#1' }))).toBe('other-action');
  });

  test('of another station or another epoch is not', () => {
    expect(useIt(made({ station: '560001-C3' as never }))).toBe('other-action');
    expect(useIt(made({ epoch: 'f'.repeat(32) as never }))).toBe('other-action');
    const { station, epoch } = must(describeUndo(ready.station.core, use()));
    const elsewhere = { ...made(), atMs: ready.clock.nowMs() };
    const message = confirmationMessage({ ...elsewhere, station: '560001-C3' as never, epoch });
    expect(station).toBe('560001-C2');
    expect(useIt({ ...elsewhere, signature: ownKey().sign(message) })).toBe('forged');
  });

  test('signed by another key, or changed after it was signed, is not', async () => {
    const stranger = (await import('node:crypto')).generateKeyPairSync('ed25519').privateKey;
    expect(useIt(made({}, ready.clock.nowMs(), createOwnKey(stranger)))).toBe('forged');
    expect(useIt({ ...made(), user: CLERK })).toBe('forged');
    expect(useIt({ ...made(), signature: 'A'.repeat(86) })).toBe('forged');
    expect(useIt({ ...made(), signature: 'no signature' })).toBe('forged');
  });

  test('older than two minutes, or of a time to come, is not', () => {
    expect(useIt(made({}, ready.clock.nowMs() - 121_000))).toBe('expired');
    expect(useIt(made({}, ready.clock.nowMs() + 125_000))).toBe('expired');
    expect(useIt(made({}, ready.clock.nowMs() - 100_000))).toBe('done');
  });

  test('used once is not used again, for this parcel or for the next', () => {
    const confirmation = made();
    const meant = use();
    expect(useIt(confirmation)).toBe('done');
    expect(useIt(confirmation, meant)).toBe('nothing-to-correct');
    signIn(ready.station, CLERK);
    acceptLine(1);
    signIn(ready.station, OTHER_CLERK);
    expect(useIt(confirmation)).toBe('other-action');
  });

  test('whose action the book knows as confirmed is refused, also after the projections were made anew', () => {
    const confirmation = made();
    ready.station.core.projections.confirmed.confirmed(confirmation.action, 1);
    expect(useIt(confirmation)).toBe('used');
    rebuildProjections(ready.station.core); // no event carries it: what was put there by hand is gone
    expect(useIt(confirmation)).toBe('done');
    const known = () => ready.station.core.projections.confirmed.isConfirmed(confirmation.action);
    expect(known()).toBe(true);
    rebuildProjections(ready.station.core);
    expect(known()).toBe(true);
  });

  test('of a supervisor who has become something else meanwhile is not', () => {
    const confirmation = made();
    ready.station.core.store.db.prepare("UPDATE person SET role = 'clerk' WHERE user = ?").run(SUPERVISOR);
    expect(useIt(confirmation)).toBe('no-supervisor');
  });
});
