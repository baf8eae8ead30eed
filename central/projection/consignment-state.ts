/**
 * How far an office is with a consignment that several of its stations may share.
 * Invariant: a parcel that two stations claim is in the counts of both and is named among the duplicates. The answer
 * depends on what was told, never on the order in which ledgers came. "Absent" is final only when
 * every station that took the consignment up has finished it, and the office's other stations were heard since or had
 * their grace; a word that comes later withdraws it by itself.
 */
import { z } from 'zod';
import type { ConsignmentState } from '../../domain/contract/central.ts';
import { standingLines } from '../../domain/custody/revise-manifest.ts';
import { count, itemNumber } from '../../domain/contract/shapes.ts';
import {
  type OfficeStation,
  readConsignmentEvents,
  readOfficeStations,
  type ToldEvent,
} from '../store/consignments.ts';
import { readDuplicates, type Duplicate } from '../store/items.ts';
import { type ManifestWord, readListed, readWords } from '../store/manifest-words.ts';
import type { Sql } from '../store/pool.ts';

/** How long a silent station that never touched the consignment may still have something to say. */
export const GRACE_MS = 24 * 3_600_000;

const counts = z.looseObject({ declared: count, accepted: count, rejected: count, absent: count, unmanifested: count });
const received = z.looseObject({ partner: z.string().max(40), declared: count });
const ended = z.looseObject({ counts, absent: z.array(itemNumber) });

type Ended = z.infer<typeof ended>;
/** What one station says: taken up, and ended once it has finished. */
type Word = {
  readonly partner: string;
  readonly declared: number;
  readonly finished: boolean;
  readonly last: Ended | null;
  readonly finishedAtMs: number;
  /** Version of the feed at its end. */
  readonly reliedOn: number;
};

/** Null when no station of the office has told anything of it. */
export async function consignmentState(
  sql: Sql,
  of: { readonly office: string; readonly consignment: string },
  nowMs: number,
): Promise<ConsignmentState | null> {
  const stations = await readOfficeStations(sql, of.office);
  const duplicates = await readDuplicates(sql, { ...of, limit: LISTED });
  const events = await readConsignmentEvents(sql, of);
  const words = await readWords(sql, of);
  const lists = new Map<number, ReadonlySet<string>>();
  // Only where stations finished by different words does the list of each matter.
  for (const version of differing(events, words)) {
    const listed = standingLines(await readListed(sql, of, version));
    lists.set(version, new Set(listed.map(({ item }) => item)));
  }
  return deriveState(of.consignment, { stations, events, duplicates, words, lists, nowMs });
}

export function deriveState(
  consignment: string,
  told: {
    readonly stations: readonly OfficeStation[];
    readonly events: readonly ToldEvent[];
    readonly duplicates: readonly Duplicate[];
    readonly words: readonly ManifestWord[];
    /** What was on the list at each version that a station finished by, where these differ. */
    readonly lists: ReadonlyMap<number, ReadonlySet<string>>;
    readonly nowMs: number;
  },
): ConsignmentState | null {
  const words = wordsOf(told.events);
  const [first] = words.values();
  if (first === undefined) return null;
  const lastEndMs = Math.max(0, ...Array.from(words.values(), ({ finishedAtMs }) => finishedAtMs));
  const stations = told.stations.map(({ station, counter, heardAtMs }) => {
    const word = words.get(station);
    const isHeard = heardAtMs !== null && heardAtMs > lastEndMs;
    const isGraceOver = told.nowMs - lastEndMs >= GRACE_MS;
    const state = word === undefined ? (isHeard || isGraceOver ? 'not-involved' : 'silent') : stateOf(word);
    const reliedOn = word?.last == null ? null : word.reliedOn;
    const tooLate = reliedOn === null ? 0 : told.words.filter(({ version }) => version > reliedOn).length;
    return { station, counter, state, counts: countsOf(word), reliedOn, tooLate } as const;
  });
  const notIn = stations.filter(({ state }) => state === 'open' || state === 'silent').map(({ station }) => station);
  const ends = Array.from(words.values()).flatMap(({ last, reliedOn }) =>
    last === null ? [] : [{ ...last, reliedOn }],
  );
  const newest = ends.toSorted((a, b) => a.reliedOn - b.reliedOn).at(-1);
  const absent = absentOf(ends, (version) => told.lists.get(wordUpTo(told.words, version)) ?? null);
  const sum = (name: 'accepted' | 'rejected' | 'unmanifested'): number =>
    ends.reduce((total, one) => total + one.counts[name], 0);
  return {
    consignment,
    partner: first.partner,
    declared: newest?.counts.declared ?? first.declared,
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    unmanifested: sum('unmanifested'),
    duplicates: told.duplicates.map(({ item, stations: claiming }) => ({ item, stations: [...claiming] })),
    absent: absent?.slice(0, LISTED) ?? null,
    absentCount: absent?.length ?? null,
    absentIs: notIn.length === 0 ? 'final' : 'provisional',
    words: told.words.map((word) => ({ ...word })),
    notIn,
    stations,
  };
}

/** Names beyond these are only counted. */
const LISTED = 1_000;

function stateOf({ finished }: Word): 'open' | 'finished' {
  return finished ? 'finished' : 'open';
}

function countsOf(word: Word | undefined): ConsignmentState['stations'][number]['counts'] {
  if (word?.last == null) return null;
  const { declared, accepted, rejected, absent, unmanifested } = word.last.counts;
  return { declared, accepted, rejected, absent, unmanifested };
}

/**
 * A parcel is absent when no station saw it: it is in every list of absent ones, as far as they knew of it. Null while nobody has finished, or where one station
 * knows a count alone and can name nobody.
 */
function absentOf(ends: readonly End[], listAt: (version: number) => ReadonlySet<string> | null): string[] | null {
  const [newest, ...others] = ends.toSorted((a, b) => b.reliedOn - a.reliedOn);
  if (newest === undefined || ends.some(({ counts: said, absent }) => said.absent !== absent.length)) return null;
  const lists = others.map(({ absent, reliedOn }) => ({ absent: new Set<string>(absent), list: listAt(reliedOn) }));
  // A station whose list did not name the parcel yet could not miss it.
  return newest.absent.filter((item) =>
    lists.every(({ absent, list }) => absent.has(item) || list?.has(item) === false),
  );
}

type End = Ended & { readonly reliedOn: number };

/** The newest word at a version of the feed; 0 before the first. */
function wordUpTo(words: readonly ManifestWord[], version: number): number {
  return words.findLast((word) => word.version <= version)?.version ?? 0;
}

/** The versions by which stations ended, when they are not one and the same. */
function differing(events: readonly ToldEvent[], words: readonly ManifestWord[]): readonly number[] {
  const ends = Array.from(wordsOf(events).values()).filter(({ last }) => last !== null);
  const versions = [...new Set(ends.map(({ reliedOn }) => wordUpTo(words, reliedOn)))];
  return versions.length > 1 ? versions : [];
}

function wordsOf(events: readonly ToldEvent[]): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const { station, type, payload, receivedAtMs, inbox } of events) {
    const json = JSON.parse(payload) as unknown; // written by the projector, from an event that was JSON
    const word = words.get(station);
    if (type === 'consignment.received') {
      const read = received.safeParse(json);
      if (!read.success) continue;
      const { partner, declared } = read.data;
      words.set(station, { partner, declared, finished: false, last: null, finishedAtMs: 0, reliedOn: inbox });
    }
    if (word !== undefined && type === 'consignment.reopened') {
      words.set(station, { ...word, finished: false, last: null, finishedAtMs: 0 }); // its next end is still to come
      continue;
    }
    const end = type === 'consignment.finished' || type === 'consignment.reconciled' ? ended.safeParse(json) : null;
    if (word === undefined || end?.success !== true) continue;
    const finished = word.finished || type === 'consignment.finished';
    const last = finished ? end.data : null; // compared in the middle of the work: the end is still to come
    words.set(station, { ...word, finished, last, finishedAtMs: finished ? receivedAtMs : 0, reliedOn: inbox });
  }
  return words;
}
