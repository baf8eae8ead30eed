/**
 * Everyone who runs: the floor, and for each size of ledger the accept command and PouchDB. On the smallest ledger two
 * more, to tell what the label costs us and what durability would cost PouchDB.
 */
import { createAccept, type AcceptContestant } from './accept-contestant.ts';
import { createAppend } from './append-contestant.ts';
import type { BenchOffice } from './bench-office.ts';
import { GENERATOR_VERSION, growLedger } from './grow-ledger.ts';
import type { PouchPackage } from './install-rivals.ts';
import { createPouch, fillPouch } from './pouch-contestant.ts';
import type { Contestant } from './rounds.ts';
import { schemaKey, type Scratch } from './scratch.ts';

/** Who runs on a ledger of one size. */
export type Standing = {
  readonly wanted: number;
  readonly events: number;
  readonly acceptances: number;
  readonly ours: AcceptContestant;
  readonly peer: Contestant | null;
};

export type Field = {
  readonly floor: Contestant;
  readonly standings: readonly Standing[];
  readonly withoutLabel: AcceptContestant;
  readonly durablePeer: Contestant | null;
};

export type FieldSetup = {
  readonly events: readonly number[];
  readonly office: BenchOffice;
  readonly pouch: PouchPackage | null;
  readonly scratch: Scratch;
};

/** Prepares everyone; makes what is not kept from an earlier run. */
export async function prepareField(setup: FieldSetup): Promise<Field> {
  const standings: Standing[] = [];
  for (const events of setup.events) standings.push(await prepareStanding(setup, events));
  const smallest = setup.events[0] ?? 0;
  const dataDir = await copyLedger(setup.scratch, smallest, 'without-label');
  const withoutLabel = createAccept({ name: 'accept without label', dataDir, office: setup.office, label: 'none' });
  const durablePeer = setup.pouch === null ? null : await prepareDurable(setup.pouch, withoutLabel, setup.scratch);
  return { floor: createAppend(setup.scratch.fresh('floor')), standings, withoutLabel, durablePeer };
}

/** In the order in which they run. */
export function everyone({ floor, standings, withoutLabel, durablePeer }: Field): Contestant[] {
  const sized = standings.flatMap(({ ours, peer }) => [ours, peer]);
  return [floor, ...sized, withoutLabel, durablePeer].filter((one) => one !== null);
}

async function prepareStanding({ office, pouch, scratch }: FieldSetup, wanted: number): Promise<Standing> {
  const dataDir = await copyLedger(scratch, wanted, 'with-label');
  const name = `accept, ledger of ${wanted.toLocaleString('en')}`;
  const started = performance.now();
  const ours = createAccept({ name, dataDir, office, label: 'full' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const standing = { wanted, events: ours.events(), acceptances: ours.acceptances(), ours };
  console.log(`ledger: ${standing.events} events, ${standing.acceptances} acceptances, opened in ${seconds} s`);
  return { ...standing, peer: pouch === null ? null : await preparePeer(pouch, ours, scratch) };
}

function copyLedger(scratch: Scratch, events: number, as: string): Promise<string> {
  return scratch.copyOf(`ledger-${events}-${GENERATOR_VERSION}-${schemaKey()}`, as, async (folder) => {
    console.log(`making a ledger of ${events.toLocaleString('en')} events, once for this schema ...`);
    const grown = await growLedger(folder, events, console.log);
    console.log(
      `  ${grown.seconds.toFixed(1)} s to make, ${grown.verifySeconds.toFixed(1)} s to verify its whole chain`,
    );
  });
}

/** PouchDB holds as many documents as the ledger holds acceptances. */
async function preparePeer(pouch: PouchPackage, ours: AcceptContestant, scratch: Scratch): Promise<Contestant> {
  const count = ours.acceptances();
  const name = `PouchDB put, ${count.toLocaleString('en')} documents`;
  return createPouch(name, pouch.open(await copyPouch(pouch, ours, scratch, 'plain')), ours.lastAccepted());
}

async function prepareDurable(pouch: PouchPackage, ours: AcceptContestant, scratch: Scratch): Promise<Contestant> {
  const folder = await copyPouch(pouch, ours, scratch, 'durable');
  return createPouch('PouchDB put, forced to the disk', pouch.openDurable(folder), ours.lastAccepted());
}

function copyPouch(pouch: PouchPackage, ours: AcceptContestant, scratch: Scratch, as: string): Promise<string> {
  const count = ours.acceptances();
  return scratch.copyOf(`pouchdb-${pouch.version}-${count}`, as, async (made) => {
    console.log(`filling PouchDB ${pouch.version} with ${count.toLocaleString('en')} documents ...`);
    await fillPouch(pouch, made, count, ours.lastAccepted());
  });
}
