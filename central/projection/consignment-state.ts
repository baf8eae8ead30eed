/**
 * How far an office is with a consignment that several of its stations may share.
 * Invariant: a parcel that two stations claim is in the counts of both and is named among the duplicates. The answer
 * depends on what was told, never on the order in which ledgers came. "Absent" is final only when
 * every station that took the consignment up has finished it, and the office's other stations were heard since or had
 * their grace; a word that comes later withdraws it by itself.
 */
import { z } from 'zod';
import type { ConsignmentState } from '../../domain/contract/central.ts';
import { count, itemNumber } from '../../domain/contract/shapes.ts';
import {
  type OfficeStation,
  readConsignmentEvents,
  readOfficeStations,
  type ToldEvent,
} from '../store/consignments.ts';
import { readDuplicates, type Duplicate } from '../store/items.ts';
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
};

/** Null when no station of the office has told anything of it. */
export async function consignmentState(
  sql: Sql,
  of: { readonly office: string; readonly consignment: string },
  nowMs: number,
): Promise<ConsignmentState | null> {
  const stations = await readOfficeStations(sql, of.office);
  const duplicates = await readDuplicates(sql, { ...of, limit: LISTED });
  return deriveState(of.consignment, { stations, events: await readConsignmentEvents(sql, of), duplicates, nowMs });
}

export function deriveState(
  consignment: string,
  told: {
    readonly stations: readonly OfficeStation[];
    readonly events: readonly ToldEvent[];
    readonly duplicates: readonly Duplicate[];
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
    return { station, counter, state, counts: word?.last === null ? null : countsOf(word) } as const;
  });
  const notIn = stations.filter(({ state }) => state === 'open' || state === 'silent').map(({ station }) => station);
  const ends = Array.from(words.values()).flatMap(({ last }) => (last === null ? [] : [last]));
  const absent = absentOf(ends);
  const sum = (name: 'accepted' | 'rejected' | 'unmanifested'): number =>
    ends.reduce((total, one) => total + one.counts[name], 0);
  return {
    consignment,
    partner: first.partner,
    declared: ends.at(-1)?.counts.declared ?? first.declared,
    accepted: sum('accepted'),
    rejected: sum('rejected'),
    unmanifested: sum('unmanifested'),
    duplicates: told.duplicates.map(({ item, stations: claiming }) => ({ item, stations: [...claiming] })),
    absent: absent?.slice(0, LISTED) ?? null,
    absentCount: absent?.length ?? null,
    absentIs: notIn.length === 0 ? 'final' : 'provisional',
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
 * A parcel is absent when no station saw it: it is in every list. Null while nobody has finished, or where one station
 * knows a count alone and can name nobody.
 */
function absentOf(ends: readonly Ended[]): string[] | null {
  const [first, ...others] = ends;
  if (first === undefined || ends.some(({ counts: said, absent }) => said.absent !== absent.length)) return null;
  const lists = others.map(({ absent }) => new Set<string>(absent));
  return first.absent.filter((item) => lists.every((list) => list.has(item)));
}

function wordsOf(events: readonly ToldEvent[]): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const { station, type, payload, receivedAtMs } of events) {
    const json = JSON.parse(payload) as unknown; // written by the projector, from an event that was JSON
    const word = words.get(station);
    if (type === 'consignment.received') {
      const read = received.safeParse(json);
      if (!read.success) continue;
      const { partner, declared } = read.data;
      words.set(station, { partner, declared, finished: false, last: null, finishedAtMs: 0 });
    }
    if (word !== undefined && type === 'consignment.reopened') {
      words.set(station, { ...word, finished: false, last: null, finishedAtMs: 0 }); // its next end is still to come
      continue;
    }
    const end = type === 'consignment.finished' || type === 'consignment.reconciled' ? ended.safeParse(json) : null;
    if (word === undefined || end?.success !== true) continue;
    const finished = word.finished || type === 'consignment.finished';
    const last = finished ? end.data : null; // compared in the middle of the work: the end is still to come
    words.set(station, { ...word, finished, last, finishedAtMs: finished ? receivedAtMs : 0 });
  }
  return words;
}
