/**
 * Judges the events of one page by the table of roles, with the list of people that the station had at each.
 * Invariant: the ledger is never refused for it, and the result does not depend on when it is projected.
 */
import { z } from 'zod';
import { feedEntry } from '../../domain/contract/feed.ts';
import { epochId, hash, userId } from '../../domain/contract/shapes.ts';
import type { AnyLedgerEvent } from '../../domain/custody/event.ts';
import type { UserId } from '../../domain/custody/ids.ts';
import { confirmationOf, judgeEvent, type JudgeFacts } from '../../domain/custody/judge-event.ts';
import { upcast } from '../../domain/custody/upcast.ts';
import { isSignedBy } from '../auth/ed25519.ts';
import { type EpochOf, readEvents } from '../store/ledger.ts';
import { type MarkedAct, isUsedBefore, readUsersAt } from '../store/marked-acts.ts';
import type { Sql } from '../store/pool.ts';

/** What a judgement looks at; the rest of an event is not its business. */
const judged = z.looseObject({
  actor: userId.nullable(),
  set: z.string().nullable(),
  inbox: z.int().min(0),
  wall: z.number(),
  payload: z.looseObject({
    copy: z.number().optional(),
    use: z.string().optional(),
    corrects: z.looseObject({ epoch: epochId, seq: z.int().min(1) }).optional(),
    confirmation: z
      .looseObject({ user: userId, action: hash, atMs: z.int(), signature: z.string().max(200) })
      .nullable()
      .optional(),
  }),
});

export type JudgedPlace = EpochOf & {
  readonly office: string;
  /** Ed25519, of this epoch, raw in base64url. */
  readonly publicKey: string;
};

/** The acts to be marked. `events` are those that could be interpreted: what is in quarantine is not judged. */
export async function judgeActs(
  tx: Sql,
  place: JudgedPlace,
  events: readonly { readonly seq: number; readonly text: string }[],
): Promise<readonly MarkedAct[]> {
  const lists = new Map<number, Promise<JudgeFacts['roleOf']>>();
  const marked: MarkedAct[] = [];
  for (const { seq, text } of events) {
    const event = readJudged(text);
    if (event === null) continue;
    if (!lists.has(event.inbox)) lists.set(event.inbox, rolesAt(tx, place.office, event.inbox));
    const judgement = judgeEvent(event, {
      roleOf: (await lists.get(event.inbox)) ?? (() => null),
      acceptedBy: await acceptedBy(tx, place, event),
      used: await isUsed(tx, place, { event, seq }),
      isSigned: (message, signature) => isSignedBy(place.publicKey, message, signature),
    });
    const { station, epoch, office } = place;
    if (judgement !== null) marked.push({ station, epoch, seq, office, user: event.actor, ...judgement });
  }
  return marked;
}

function readJudged(text: string): AnyLedgerEvent | null {
  const read = judged.safeParse(JSON.parse(text));
  return read.success ? upcast(read.data as unknown as AnyLedgerEvent) : null; // as far as a judgement looks
}

async function rolesAt(tx: Sql, office: string, version: number): Promise<JudgeFacts['roleOf']> {
  const body = await readUsersAt(tx, office, version);
  const entry = body === null ? null : feedEntry.safeParse(JSON.parse(body));
  if (entry?.data?.kind !== 'users') return () => null;
  const roles = new Map(entry.data.users.map(({ user, role }) => [user, role]));
  return (user) => roles.get(user) ?? null;
}

/** Who wrote the acceptance that is taken back. One of another epoch is not looked for: then it counts as one's own. */
async function acceptedBy(tx: Sql, place: JudgedPlace, event: AnyLedgerEvent): Promise<UserId | null> {
  if (event.type !== 'acceptance.corrected' || event.payload.corrects.epoch !== place.epoch) return null;
  const { seq } = event.payload.corrects;
  const [corrected] = await readEvents(tx, place, { after: seq - 1, limit: 1 });
  const read = corrected?.seq === seq ? judged.safeParse(JSON.parse(corrected.text)) : null;
  return (read?.data?.actor ?? null) as UserId | null;
}

async function isUsed(tx: Sql, place: JudgedPlace, at: { event: AnyLedgerEvent; seq: number }): Promise<boolean> {
  const { event, seq } = at;
  const confirmation = confirmationOf(event);
  return confirmation !== null && (await isUsedBefore(tx, place, { action: confirmation.action, seq }));
}
