/**
 * Contestants take turns, a slice each, and every round begins with another of them: what else the machine does hits
 * all alike.
 */
import type { SyncCounter } from './sync-counter.ts';

export type Contestant = {
  readonly name: string;
  /** Prepares `count` operations; not timed. */
  readonly prepare: (count: number) => Promise<void> | void;
  /** One operation, durable as far as the contestant makes it so. */
  readonly one: () => Promise<unknown> | void;
  readonly close: () => Promise<void> | void;
};

/** Latencies in µs by round, and how many syncs all of them took; null when nobody counted. */
export type Timed = { readonly name: string; readonly rounds: number[][]; syncs: number | null };

/** Runs one slice to warm up, then `rounds` slices of each contestant. */
export async function runRounds(
  contestants: readonly Contestant[],
  plan: { readonly rounds: number; readonly slice: number },
  counter: SyncCounter | null,
): Promise<Timed[]> {
  const timed = contestants.map(({ name }): Timed => ({ name, rounds: [], syncs: counter === null ? null : 0 }));
  for (let round = -1; round < plan.rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const at = (turn + round + 1) % contestants.length;
      const [contestant, record] = [contestants[at], timed[at]];
      if (contestant === undefined || record === undefined) continue;
      const slice = await runSlice(contestant, plan.slice, counter);
      if (round < 0) continue;
      record.rounds.push(slice.us);
      if (record.syncs !== null) record.syncs += slice.syncs;
    }
  }
  return timed;
}

async function runSlice(
  contestant: Contestant,
  count: number,
  counter: SyncCounter | null,
): Promise<{ us: number[]; syncs: number }> {
  await contestant.prepare(count);
  await settle();
  const us: number[] = [];
  const before = counter?.read() ?? 0;
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    const running = contestant.one();
    if (running !== undefined) await running;
    us.push((performance.now() - started) * 1000);
  }
  return { us, syncs: (counter?.read() ?? 0) - before };
}

/** Lets what the one before left in the background come to rest. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
