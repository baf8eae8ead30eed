/** A process that dies is started again, with growing pauses, and not for ever; one that was closed is not. */
import { describe, expect, test } from 'vitest';
import { backoffMs, createHostLink } from '../../../../../electron/main/hosts/host-link.ts';

/** A link over processes of paper: time passes and processes end when the test says so. */
function aLink() {
  const log: string[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let nowMs = 0;
  let born = 0;
  let end: ((code: number) => void) | null = null;
  const spawn = () => {
    const id = (born += 1);
    return {
      id,
      once: (_event: 'exit', listener: (code: number) => void) => {
        end = listener;
      },
      postMessage: (message: unknown) => log.push(`to ${id}: ${JSON.stringify(message)}`),
      kill: () => log.push(`kill ${id}`) > 0,
    };
  };
  const link = createHostLink({
    spawn,
    onUp: (host) => log.push(`up ${host.id}`),
    onDown: (code) => log.push(`down ${code}`),
    onGivenUp: (code) => log.push(`given up ${code}`),
    nowMs: () => nowMs,
    after: (ms, run) => timers.push({ ms, run }),
  });
  const runTimers = () => {
    const due = timers.splice(0);
    for (const { run } of due) run();
    return due.map(({ ms }) => ms);
  };
  const dieAfter = (ms: number) => {
    nowMs += ms;
    end?.(9);
  };
  return { link, log, runTimers, dieAfter };
}

describe('host link', () => {
  test('a process that dies is started again at once', () => {
    const { link, log, runTimers, dieAfter } = aLink();
    link.start();
    dieAfter(1_000);
    expect(link.current()).toBe(null);
    expect(runTimers()).toEqual([0]);
    expect(log).toEqual(['up 1', 'down 9', 'up 2']);
  });

  test('after five failures in a row it stops and says so once', () => {
    const { link, log, runTimers, dieAfter } = aLink();
    link.start();
    const pauses: number[] = [];
    for (let failure = 0; failure < 5; failure += 1) {
      dieAfter(10);
      pauses.push(...runTimers());
    }
    expect(pauses).toEqual([0, 250, 500, 1_000]);
    expect(log.filter((line) => line.startsWith('up'))).toHaveLength(5);
    expect(log.at(-1)).toBe('given up 9');
    expect(link.current()).toBe(null);
  });

  test('a process that lived a minute starts the count anew', () => {
    const { link, log, runTimers, dieAfter } = aLink();
    link.start();
    for (let failure = 0; failure < 20; failure += 1) {
      dieAfter(60_000);
      expect(runTimers()).toEqual([0]);
    }
    expect(log).not.toContain('given up 9');
  });

  test('nothing is started once it was closed, not even by a pause that was running', async () => {
    const { link, log, runTimers, dieAfter } = aLink();
    link.start();
    dieAfter(10);
    await link.close(1_000);
    runTimers();
    link.start();
    expect(log).toEqual(['up 1', 'down 9']);
  });

  test('closing asks first; a process that leaves by itself is not killed', async () => {
    const { link, log, runTimers, dieAfter } = aLink();
    link.start();
    const closed = link.close(1_000);
    dieAfter(5);
    await closed;
    runTimers();
    expect(log).toEqual(['up 1', 'to 1: {"kind":"stop"}']);
  });

  test('a process that does not leave is ended after the patience given', () => {
    const { link, log, runTimers } = aLink();
    link.start();
    void link.close(1_000);
    expect(runTimers()).toEqual([1_000]);
    expect(log.at(-1)).toBe('kill 1');
  });

  test('a second start does not make a second process', () => {
    const { link, log } = aLink();
    link.start();
    link.start();
    expect(log).toEqual(['up 1']);
  });

  test('pauses grow', () => expect([1, 2, 3, 4, 5].map(backoffMs)).toEqual([0, 250, 500, 1_000, 2_000]));
});
