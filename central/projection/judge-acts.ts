/**
 * Judges the events of one page by the table of roles, with the list of people that the station had at each.
 * Invariant: the ledger is never refused for it, and the result does not depend on when it is projected.
 */
import { z } from 'zod';
import { feedEntry } from '../../domain/contract/feed.ts';
import { hash, userId } from '../../domain/contract/shapes.ts';
import type { AnyLedgerEvent } from '../../domain/custody/event.ts';
import type { UserId } from '../../domain/custody/ids.ts';
import { confirmationOf, judgeEvent, type JudgeFacts } from '../../domain/custody/judge-event.ts';
import { upcast } from '../../domain/custody/upcast.ts';
import { isSignedBy } from '../auth/ed25519.ts';
import { type EpochOf, readEvents } from '../store/ledger.ts';
import { type MarkedAct, isUsedBefore, readUsersAt } from '../store/marked-acts.ts';
import type { Sql } from '../store/pool.ts';

/**
 * What a judgement looks at; the rest of an event is not its business. What cannot be read counts as not there: a person
 * whose id is no id is nobody, and a confirmation of another shape is none. So no shape keeps an event from its judgement.
 */
const judged = z.looseObject({
  actor: userId.nullable().catch(null),
  set: z.string().nullable().catch(null),
  inbox: z.int().min(0).catch(0),
  wall: z.number().catch(0),
  payload: z.looseObject({
    copy: z.number().catch(0),
    use: z.string().catch(''),
    confirmation: z
      .looseObject({ user: userId, action: hash, atMs: z.int(), signature: z.string().max(200) })
      .nullable()
      .catch(null),
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
    if (!lists.has(event.inbox)) lists.set(event.inbox, rolesAt(tx, place.office, event.inbox));
    const judgement = judgeEvent(event, {
      roleOf: (await lists.get(event.inbox)) ?? (() => null),
      acceptedBy: await acceptedBy(tx, place, { event, seq }),
      used: await isUsed(tx, place, { event, seq }),
      isSigned: (message, signature) => isSignedBy(place.publicKey, message, signature),
    });
    const { station, epoch, office } = place;
    if (judgement !== null) marked.push({ station, epoch, seq, office, user: event.actor, ...judgement });
  }
  return marked;
}

function readJudged(text: string): AnyLedgerEvent {
  return upcast(judged.parse(JSON.parse(text)) as unknown as AnyLedgerEvent); // as far as a judgement looks
}

async function rolesAt(tx: Sql, office: string, version: number): Promise<JudgeFacts['roleOf']> {
  const body = await readUsersAt(tx, office, version);
  const entry = body === null ? null : feedEntry.safeParse(JSON.parse(body));
  if (entry?.data?.kind !== 'users') return () => null;
  const roles = new Map(entry.data.users.map(({ user, role }) => [user, role]));
  return (user) => roles.get(user) ?? null;
}

/**
 * Who wrote the acceptance of the use that is taken back: it is the use that the books follow. What is no earlier
 * acceptance of this station was nobody's here. One of another epoch is not looked for: then it counts as one's own.
 */
async function acceptedBy(
  tx: Sql,
  place: JudgedPlace,
  at: { readonly event: AnyLedgerEvent; readonly seq: number },
): Promise<UserId | null> {
  if (at.event.type !== 'acceptance.corrected') return null;
  const [station, epoch, no] = at.event.payload.use.split('/');
  if (station === place.station && epoch !== place.epoch) return null;
  const seq = Number(no);
  if (station !== place.station || seq >= at.seq) return NOBODY_HERE;
  const [began] = await readEvents(tx, place, { after: seq - 1, limit: 1 });
  const event = began?.seq === seq ? readJudged(began.text) : null;
  return event?.type === 'item.accepted' ? (event.actor ?? NOBODY_HERE) : NOBODY_HERE;
}

/** No user's id: an act on what nobody accepted here is never an act on one's own. */
const NOBODY_HERE = '' as UserId;

async function isUsed(tx: Sql, place: JudgedPlace, at: { event: AnyLedgerEvent; seq: number }): Promise<boolean> {
  const { event, seq } = at;
  const confirmation = confirmationOf(event);
  return confirmation !== null && (await isUsedBefore(tx, place, { action: confirmation.action, seq }));
}
