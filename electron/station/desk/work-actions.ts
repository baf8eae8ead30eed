/**
 * What people do around the scanning: open and close a set, take up a consignment, finish it with its manifest.
 */
import type { AcceptView, ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import type { Differences, SessionView } from '../../../domain/contract/station.ts';
import type { ConsignmentCounts, DeclarationSeen, SetEquation } from '../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import {
  differencesNow,
  finishConsignment,
  receiveConsignment,
  setConsignmentAside,
} from '../commands/work-consignment.ts';
import { closeWorkSet, equationNow, openWorkSet } from '../commands/work-set.ts';
import type { Core } from '../core.ts';
import type { PaperDesk } from '../reports/paper-desk.ts';
import type { AcceptDesk } from './accept-desk.ts';
import { summaryOf } from './accept-view.ts';
import type { SessionDesk } from './session-desk.ts';

export type WorkActions = {
  readonly openSet: (requestId: string) => Reply<SessionView>;
  readonly closeSet: (requestId: string) => Reply<SessionView>;
  /** The equation of the open set; null without one. */
  readonly balance: () => SetEquation | null;
  /** Before the open consignment is finished; null when none is open. */
  readonly differences: () => Differences | null;
  /** What is expected, open, left open, or still to be compared. */
  readonly consignments: () => readonly ConsignmentSummary[];
  /** `declaration` is what the clerk saw of the sender's word on the contents. */
  readonly receive: (
    requestId: string,
    consignment: ConsignmentId,
    declaration?: DeclarationSeen | null,
  ) => Reply<AcceptView>;
  /** Leaves the open consignment for a later set. */
  readonly setAside: (requestId: string) => Reply<AcceptView>;
  /** `counts` are those the clerk confirmed. */
  readonly finish: (
    requestId: string,
    wanted: { readonly language: 'en' | 'hi'; readonly counts: ConsignmentCounts },
  ) => Promise<Reply<PaperView>>;
  /** A number from the keyboard; refused while locked, without a set, or while a box asks for a PIN. */
  readonly type: (requestId: string, text: string) => Reply<AcceptView>;
  /** A parcel whose number cannot be read; refused while a box asks for a PIN. */
  readonly relabel: (requestId: string, readable: string) => Reply<AcceptView>;
};

export type WorkDeps = {
  readonly core: Core;
  readonly session: SessionDesk;
  readonly accept: AcceptDesk;
  readonly papers: PaperDesk;
};

/** For so long the list names what a partner changed too late. */
const DAY_MS = 86_400_000;

/** Each action answers with the view it changed. */
export function createWorkActions({ core, session, accept, papers }: WorkDeps): WorkActions {
  return {
    openSet: (requestId) => {
      const done = openWorkSet(core, requestId);
      return done.ok ? ok(session.refresh()) : done;
    },
    closeSet: (requestId) => {
      const done = closeWorkSet(core, requestId);
      return done.ok ? ok(session.refresh()) : done;
    },
    balance: () => (core.projections.sets.open() === null ? null : equationNow(core)),
    differences: () => differencesNow(core),
    consignments: () =>
      core.projections.manifests.pending(core.clock.nowMs() - DAY_MS).map((manifest) => summaryOf(core, manifest)),
    receive: (requestId, consignment, declaration = null) => {
      const done = receiveConsignment(core, requestId, consignment, declaration);
      if (!done.ok) return done;
      if (!done.value.repeated) accept.clear();
      return ok(accept.refresh());
    },
    setAside: (requestId) => {
      if (isBarred({ core, accept }, requestId)) return refuse({ kind: 'stopped' });
      const done = setConsignmentAside(core, requestId);
      if (!done.ok) return done;
      if (!done.value.repeated) accept.clear();
      return ok(accept.refresh());
    },
    finish: async (requestId, { language, counts: confirmed }) => {
      if (isBarred({ core, accept }, requestId)) return refuse({ kind: 'stopped' });
      const done = finishConsignment(core, requestId, confirmed, (made, n) => papers.made({ ...made, n }, language));
      if (!done.ok) return done;
      if (!done.value.repeated) accept.clear(); // before the sheet is made: what is scanned meanwhile stays
      accept.refresh();
      const { document } = done.value.answer;
      await papers.render(document, language);
      const view = papers.view(document);
      if (view === null) throw new Error(`${document} was committed and is not in the book`);
      return ok(view);
    },
    relabel: (requestId, readable) =>
      session.box.stands() ? refuse({ kind: 'pin-asked' }) : accept.relabel(requestId, readable),
    type: (requestId, text) =>
      session.live.get().phase === 'ready' && !session.box.stands()
        ? ok(accept.typed(requestId, text))
        : refuse({ kind: session.box.stands() ? 'pin-asked' : 'locked' }),
  };
}

/** While a stop waits nothing new is done; what was done already is answered again. */
function isBarred({ core, accept }: Pick<WorkDeps, 'core' | 'accept'>, requestId: string): boolean {
  return accept.live.get().stopped !== null && core.store.requests.find(requestId) === null;
}
