/**
 * What a clerk does with the papers of finished consignments.
 */
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import type { SessionView } from '../../../domain/contract/station.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { describeReopen, reopenConsignment, type Reopening } from '../commands/correct-finished.ts';
import { runCommand } from '../commands/run-command.ts';
import { signDocument, type Signing } from '../commands/sign-document.ts';
import type { Core } from '../core.ts';
import type { Language } from '../printing/report-job-table.ts';
import type { AcceptDesk } from './accept-desk.ts';
import type { SessionDesk } from './session-desk.ts';
import type { PaperDesk } from '../reports/paper-desk.ts';

export type PaperActions = {
  readonly papers: () => readonly PaperView[];
  /** Makes the file again and asks for one more copy on paper. */
  /** Puts up the box in which a supervisor confirms that a finished consignment is worked on again. */
  readonly correctFinished: (wanted: Reopening) => Reply<SessionView>;
  /** The partner's side signed; the file is made again with the mark of it. */
  readonly signPaper: (requestId: string, signing: Signing, language: Language) => Promise<Reply<PaperView>>;
  readonly printPaper: (requestId: string, document: string, language: Language) => Promise<Reply<PaperView>>;
};

export type PaperActionDeps = {
  readonly core: Core;
  readonly session: SessionDesk;
  readonly accept: AcceptDesk;
  readonly papers: PaperDesk;
  /** Ed25519 by the station's key over the message, base64url. */
  readonly sign: (message: string) => string;
  /** Told when sheets wait for the printer. */
  readonly woken: () => void;
};

export function createPaperActions({ core, session, accept, papers, sign, woken }: PaperActionDeps): PaperActions {
  return {
    correctFinished: (wanted) => {
      const described = describeReopen(core, wanted);
      if (!described.ok) return described;
      session.box.askConfirm({
        described: described.value,
        shown: { code: 'consignment.correct', ...wanted },
        run: (requestId, confirmation) => {
          const before = (): void => papers.hold(wanted.document);
          const done = reopenConsignment(core, requestId, { ...wanted, confirmation, before });
          if (done.ok && !done.value.repeated) accept.clear();
          return done.ok ? ok(accept.refresh()) : done;
        },
      });
      return ok(session.refresh());
    },
    papers: papers.views,
    signPaper: async (requestId, signing, language) => {
      const ran = signDocument(core, requestId, signing, sign);
      if (!ran.ok) return ran;
      if (!ran.value.repeated) await papers.render(signing.document, language);
      const view = papers.view(signing.document);
      return view === null ? refuse({ kind: 'unknown-document' }) : ok(view);
    },
    printPaper: async (requestId, document, language) => {
      const ran = runCommand<null, { readonly kind: 'unknown-document' }>(core, {
        requestId,
        name: 'document.print',
        action: 'document.print',
        decide: () => {
          if (papers.view(document) === null) return refuse({ kind: 'unknown-document' });
          return ok({ events: [], answer: () => null, also: () => papers.ask(document, language) });
        },
      });
      if (!ran.ok) return ran;
      woken();
      if (!ran.value.repeated) await papers.render(document, language);
      const view = papers.view(document);
      return view === null ? refuse({ kind: 'unknown-document' }) : ok(view);
    },
  };
}
