/**
 * Receiving a consignment and finishing it.
 */
import {
  decideFinish,
  decideReceive,
  decideSetAside,
  documentName,
  type FinishRefusal,
  type ReceiveRefusal,
} from '../../../domain/custody/consignment.ts';
import type { Differences } from '../../../domain/contract/station.ts';
import type { ConsignmentCounts, DeclarationSeen } from '../../../domain/custody/event.ts';
import type { ConsignmentId, ItemNumber } from '../../../domain/custody/ids.ts';
import { ok, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { consignmentById, openConsignment, openSet } from './accept-scan.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

/** Takes up a consignment of the feed. */
export function receiveConsignment(
  core: Core,
  requestId: string,
  consignment: ConsignmentId,
  declaration: DeclarationSeen | null = null,
): Reply<Ran<{ consignment: ConsignmentId }>, ReceiveRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'consignment.receive',
    action: 'consignment.receive',
    decide: () => {
      const open = core.projections.consignments.open()?.consignment ?? null;
      const known = consignmentById(core, consignment);
      const decided = decideReceive({ set: openSet(core), consignment: known, open, declaration });
      return decided.ok ? ok({ events: decided.value, answer: () => ({ consignment }) }) : decided;
    },
  });
}

/** Leaves the open consignment for a later set, so that this one can be closed. */
export function setConsignmentAside(
  core: Core,
  requestId: string,
): Reply<Ran<null>, { readonly kind: 'no-consignment' } | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'consignment.set-aside',
    action: 'consignment.receive',
    decide: () => {
      const decided = decideSetAside(openConsignment(core));
      return decided.ok ? ok({ events: decided.value, answer: () => null }) : decided;
    },
  });
}

export type FinishAnswer = {
  readonly consignment: ConsignmentId;
  readonly document: string;
  readonly counts: ConsignmentCounts;
};

/**
 * Finishes the open consignment; parcels never seen are absent, by name. `confirmed` are the counts the clerk saw;
 * `keep` stores the documents in the same transaction.
 */
export function finishConsignment(
  core: Core,
  requestId: string,
  confirmed: ConsignmentCounts,
  keep: (made: FinishAnswer, n: number) => void,
): Reply<Ran<FinishAnswer>, FinishRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'consignment.finish',
    action: 'consignment.finish',
    decide: () => {
      const consignment = openConsignment(core);
      const tally = consignment === null ? EMPTY : tallyOf(core, consignment.consignment);
      const document = consignment === null ? '' : nextDocument(core, consignment.consignment);
      const decided = decideFinish({ consignment, confirmed, document, ...tally });
      if (!decided.ok) return decided;
      const [finished] = decided.value;
      if (finished?.type !== 'consignment.finished') throw new Error('finishing yields one event');
      const { absent: _, ...made } = finished.payload;
      return ok({ events: decided.value, answer: () => made, also: ([n]) => keep(made, n ?? 0) });
    },
  });
}

function nextDocument(core: Core, consignment: ConsignmentId): string {
  return documentName(consignment, (name) => core.projections.documents.byId(name) !== null);
}

/** How many parcels of a kind are named; a screen has room for fewer. */
const NAMED = 60;

/** What finishing now would leave behind, counted from the lines as finishing does; null when none is open. */
export function differencesNow(core: Core): Differences | null {
  const { manifests, uses } = core.projections;
  const consignment = core.projections.consignments.open()?.consignment;
  if (consignment === undefined) return null;
  const absent = new Set(tallyOf(core, consignment).absent);
  const named = manifests.lines(consignment).filter(({ item }) => absent.has(item));
  const held = uses.ofConsignment(consignment).filter(({ status }) => status === 'on-hand');
  const right = core.projections.putRight.counts(consignment);
  const unweighed = held.filter(({ attention }) => attention.includes('not-weighed'));
  return {
    absent: named.slice(0, NAMED).map(({ item, pin }) => ({ item, pin })),
    unweighed: unweighed.length,
    notWeighed: unweighed.slice(0, NAMED).map(({ item, slot }) => ({ item, slot })),
    cancelled: right.cancelled ?? 0,
    changed: (right['pin-changed'] ?? 0) + (right['services-changed'] ?? 0),
    listed: right.listed ?? 0,
  };
}

const EMPTY = { counts: { declared: 0, accepted: 0, rejected: 0, absent: 0, unmanifested: 0 }, absent: [] };

/** Counts the consignment from its lines, not from the running counters, so that the two prove each other. */
export function tallyOf(core: Core, consignment: ConsignmentId): { counts: ConsignmentCounts; absent: ItemNumber[] } {
  const { manifests, uses, consignments } = core.projections;
  const lines = manifests.lines(consignment).filter(({ cancelledMs }) => cancelledMs === null);
  const standing = new Set<number | null>(lines.map(({ line }) => line));
  const held = uses.ofConsignment(consignment).filter(({ status }) => status === 'on-hand');
  const accepted = new Set(held.flatMap(({ line }) => (line === null || !standing.has(line) ? [] : [line])));
  const rejectedLines = consignments.rejections(consignment).flatMap(({ line }) => (line === null ? [] : [line]));
  const rejected = new Set(rejectedLines.filter((line) => standing.has(line) && !accepted.has(line)));
  const known = manifests.byConsignment(consignment);
  if (known?.ref.source === 'declared') return { counts: tallyOfCount(core, consignment, known.declared), absent: [] };
  const absent = lines.filter(({ line }) => !accepted.has(line) && !rejected.has(line)).map(({ item }) => item);
  const unmanifested = held.filter(({ line }) => !standing.has(line)).length;
  const declared = known?.declared ?? 0;
  return {
    counts: { declared, accepted: accepted.size, rejected: rejected.size, absent: absent.length, unmanifested },
    absent,
  };
}

/** Under a count alone: what is missing has no name yet. */
function tallyOfCount(core: Core, consignment: ConsignmentId, declared: number): ConsignmentCounts {
  const { uses, consignments } = core.projections;
  const held = uses.ofConsignment(consignment).filter(({ status }) => status === 'on-hand');
  const accepted = held.filter(({ basis }) => basis === 'declared').length;
  const rejected = consignments.rejections(consignment).filter(({ basis }) => basis === 'declared').length;
  return { declared, accepted, rejected, absent: declared - accepted - rejected, unmanifested: held.length - accepted };
}
