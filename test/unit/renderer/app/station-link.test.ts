/** The page's link to the station over real ports: it outlives the death of the station, and no deed is done twice. */
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, test } from 'vitest';
import { stationContract, type SessionView } from '../../../../domain/contract/station.ts';
import { follow } from '../../../../renderer/app/follow.ts';
import { createSend, type Send } from '../../../../renderer/app/send-command.ts';
import { createStationClient, type StationClient } from '../../../../renderer/app/station-client.ts';
import { createStationLink, type StationPort } from '../../../../renderer/app/station-link.ts';
import { aSession, SESSIONS } from '../fixtures/session.ts';

type Station = {
  readonly lock: (requestId: string) => SessionView | Promise<SessionView>;
  readonly sessions: () => AsyncGenerator<SessionView>;
};

const open: NodePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A page whose stations are started and killed by the test. */
function aPage() {
  let give: ((port: StationPort) => void) | undefined;
  const link = createStationLink((take) => {
    give = take;
  });
  const start = (station: Partial<Station> = {}): NodePort => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    new RPCHandler(routerOf(station)).upgrade(port1);
    port1.start();
    give?.(port2 as unknown as StationPort); // Node's port has the same four methods
    return port1;
  };
  const client = createStationClient(link.link);
  return { link, client, start };
}

function routerOf({ lock = () => SESSIONS.locked, sessions = forever }: Partial<Station>) {
  const { session } = implement(stationContract);
  return {
    session: {
      view: session.view.handler(() => SESSIONS.ready),
      live: session.live.handler(() => sessions()),
      lock: session.lock.handler(({ input }) => lock(input.requestId)),
      signIn: session.signIn.handler(({ errors }) => {
        throw errors.REFUSED({ data: { code: 'wrong-pin', detail: '{"triesLeft":4}', retry: 'now', ref: 'r' } });
      }),
    },
  };
}

async function* forever(): AsyncGenerator<SessionView> {
  yield SESSIONS.ready;
  await new Promise(() => {});
}

function aSend(): Send {
  let minted = 0;
  return createSend({
    mint: () => `00000000-0000-4000-8000-${String((minted += 1)).padStart(12, '0')}`,
    nowMs: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 20)),
  });
}

const lockWith = (client: StationClient) => (requestId: string, options: { signal: AbortSignal }) =>
  client.session.lock({ requestId }, options);

describe('the link', () => {
  test('a call made before the first port is answered once the station is there', async () => {
    const { link, client, start } = aPage();
    const call = client.session.view();
    expect(link.state()).toBe('waiting');
    start();
    expect(await call).toEqual(SESSIONS.ready);
    expect(link.state()).toBe('up');
  });

  test('the death of the station is known, open calls end, and the next station answers', async () => {
    const { link, client, start } = aPage();
    const dead = start({ lock: () => new Promise(() => {}) });
    const hanging = client.session.lock({ requestId: crypto.randomUUID() });
    await client.session.view();
    const lost = new Promise<void>((resolve) => {
      link.watch(() => link.state() === 'lost' && resolve());
    });
    dead.close();
    await expect(hanging).rejects.toThrow();
    await lost;
    const waiting = client.session.view();
    start();
    expect(await waiting).toEqual(SESSIONS.ready);
  });

  test('a newer port replaces a living one, whose open calls end', async () => {
    const { client, start } = aPage();
    start({ lock: () => new Promise(() => {}) });
    const hanging = client.session.lock({ requestId: crypto.randomUUID() });
    await client.session.view();
    start();
    await expect(hanging).rejects.toThrow();
    expect(await client.session.view()).toEqual(SESSIONS.ready);
  });

  test('an answer that breaks the contract is no answer', async () => {
    const { client, start } = aPage();
    start({ lock: () => ({ ...aSession(), phase: 'open' }) as unknown as SessionView });
    await expect(client.session.lock({ requestId: crypto.randomUUID() })).rejects.toThrow();
  });
});

describe('a command', () => {
  test('is repeated with the same request id after the station died under it', async () => {
    const { client, start } = aPage();
    const seen: string[] = [];
    const first = start({
      lock: (requestId) => {
        seen.push(requestId);
        first.close();
        return new Promise(() => {});
      },
    });
    const reply = aSend()(lockWith(client));
    await new Promise((resolve) => setTimeout(resolve, 100));
    start({ lock: (requestId) => (seen.push(requestId), SESSIONS.locked) });
    expect(await reply).toEqual({ ok: true, value: SESSIONS.locked });
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
  });

  test('two commands carry two ids', async () => {
    const { client, start } = aPage();
    const seen = new Set<string>();
    start({ lock: (requestId) => (seen.add(requestId), SESSIONS.locked) });
    const send = aSend();
    await send(lockWith(client));
    await send(lockWith(client));
    expect(seen.size).toBe(2);
  });

  test('that is refused says why, and is not repeated', async () => {
    const { client, start } = aPage();
    start();
    const reply = await aSend()((requestId, options) =>
      client.session.signIn({ requestId, user: '10023344', pin: '123456' }, options),
    );
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'refused', problem: { code: 'wrong-pin' } } });
  });

  test('that the station cannot read fails at once', async () => {
    const { client, start } = aPage();
    start();
    const reply = await aSend()((_requestId, options) => client.session.lock({ requestId: 'no uuid' }, options));
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'failed', code: 'BAD_REQUEST' } });
  });

  test('that nobody answers ends, even when no station ever comes', async () => {
    const { client } = aPage();
    const reply = await aSend()(lockWith(client), { tryMs: 30, totalMs: 100 });
    expect(reply).toEqual({ ok: false, fault: { kind: 'no-answer' } });
  });
});

test('a live view goes on with the next station, and stops when it is no longer wanted', async () => {
  const { client, start } = aPage();
  const seen: string[] = [];
  let came: (() => void) | undefined;
  const next = (): Promise<void> => new Promise((resolve) => (came = resolve));
  const stop = follow(
    (options) => client.session.live(undefined, options),
    (view) => {
      seen.push(view.phase);
      came?.();
    },
  );
  const one = next();
  const dead = start({ sessions: () => forever() });
  await one;
  dead.close();
  const two = next();
  start({
    async *sessions() {
      yield SESSIONS.locked;
      await new Promise(() => {});
    },
  });
  await two;
  stop();
  expect(seen).toEqual(['ready', 'locked']);
});
