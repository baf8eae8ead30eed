/**
 * A one-time code and the proof of a key become a station of one office and counter.
 * Invariant: a code makes at most one station; every try counts, also a refused one.
 */
import { enrolmentMessage } from '../../domain/sync/sign-request.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { isSignedBy } from '../auth/ed25519.ts';
import { type Office, readOffice } from '../store/offices.ts';
import { type Pool, type Sql, inTransaction } from '../store/pool.ts';
import { type Station, type StoredCode, insertStation, markCodeUsed, readStation, tryCode } from '../store/stations.ts';
import { splitCode } from './code.ts';

export const CODE_TRIES = 5;

export type Enrolment = {
  readonly code: string;
  readonly publicKey: string;
  readonly proof: string;
  readonly build: string;
};
export type EnrolFault = {
  readonly kind: 'code-unknown' | 'code-used' | 'code-expired' | 'code-locked' | 'proof-wrong';
};
export type Enrolled = { readonly station: Station; readonly office: Office };

/** Refuses by name; the same code with the same key again gives the same station, so a lost answer can be asked for. */
export async function enrolStation(
  deps: { readonly pool: Pool; readonly clock: () => number },
  input: Enrolment,
): Promise<Reply<Enrolled, EnrolFault>> {
  const { selector, secretHash } = splitCode(input.code);
  return inTransaction(deps.pool, async (tx) => {
    const code = await tryCode(tx, selector);
    if (code === null) return refuse({ kind: 'code-unknown' });
    if (code.tries > CODE_TRIES && code.usedBy === null) return refuse({ kind: 'code-locked' });
    if (code.secretHash !== secretHash) return refuse({ kind: 'code-unknown' });
    if (!isSignedBy(input.publicKey, enrolmentMessage(input.code, input.publicKey), input.proof)) {
      return refuse({ kind: 'proof-wrong' });
    }
    const office = await readOffice(tx, code.office);
    if (office === null) throw new Error(`a code for office ${code.office}, which does not exist`);
    if (code.usedBy !== null) return answerAgain(tx, { usedBy: code.usedBy, publicKey: input.publicKey, office });
    if (code.expiresAtMs <= deps.clock()) return refuse({ kind: 'code-expired' });
    const station = await createStation(tx, { code, office }, { ...input, atMs: deps.clock() });
    await markCodeUsed(tx, selector, station.station);
    return ok({ station, office });
  });
}

async function answerAgain(
  tx: Sql,
  asked: { usedBy: string; publicKey: string; office: Office },
): Promise<Reply<Enrolled, EnrolFault>> {
  const station = await readStation(tx, asked.usedBy);
  return station?.publicKey === asked.publicKey ? ok({ station, office: asked.office }) : refuse({ kind: 'code-used' });
}

async function createStation(
  tx: Sql,
  place: { readonly code: StoredCode; readonly office: Office },
  about: { readonly publicKey: string; readonly build: string; readonly atMs: number },
): Promise<Station> {
  const name = stationName(place.office.pin, place.code.counter);
  for (let turn = 1; ; turn++) {
    const station = {
      station: turn === 1 ? name : `${name}-${turn}`,
      office: place.code.office,
      counter: place.code.counter,
      publicKey: about.publicKey,
    };
    if (await insertStation(tx, station, about)) return station;
  }
}

/** "560001-C2" for counter "2" or "Counter 2" of the office with PIN 560001; a second PC at that counter becomes "560001-C2-2". */
function stationName(pin: string, counter: string): string {
  const short = counter
    .toUpperCase()
    .replace(/^COUNTER(?=.)/, '')
    .replaceAll(/[^A-Z0-9]/g, '');
  return `${pin}-C${short.slice(0, 16)}`;
}
