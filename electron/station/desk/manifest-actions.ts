/**
 * What a clerk does with a consignment that the feed has not brought: take its manifest from a file, take it up by its
 * count, and bring the two together.
 */
import type { AcceptView, ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { FileView } from '../../../domain/contract/manifest-file.ts';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import type { DeclarationSeen } from '../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import {
  declareConsignment,
  importManifest,
  reconcileConsignment,
  termsOf,
  type ReconcileAnswer,
} from '../commands/take-manifest.ts';
import { barredFrom } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import { stationFacts } from '../people/station-facts.ts';
import type { PaperDesk } from '../reports/paper-desk.ts';
import type { AcceptDesk } from './accept-desk.ts';
import { summaryOf } from './accept-view.ts';
import type { FileDesk, ManifestHead } from './file-desk.ts';

export type ManifestActions = {
  /** Opens the dialog; what comes of it is followed on the file desk. */
  readonly chooseFile: () => Reply<FileView>;
  readonly forgetFile: () => Reply<FileView>;
  readonly takeFile: (requestId: string, file: string, head: ManifestHead) => Reply<ConsignmentSummary>;
  readonly declare: (
    requestId: string,
    count: ManifestHead & { readonly declared: number; readonly declaration?: DeclarationSeen | null },
  ) => Reply<AcceptView>;
  readonly reconcile: (
    requestId: string,
    wanted: { readonly consignment: ConsignmentId; readonly language: 'en' | 'hi' },
  ) => Promise<Reply<ReconciliationView>>;
};

export type ManifestDeps = {
  readonly core: Core;
  readonly accept: AcceptDesk;
  readonly files: FileDesk;
  readonly papers: PaperDesk;
};

export function createManifestActions({ core, accept, files, papers }: ManifestDeps): ManifestActions {
  return {
    chooseFile: () => {
      const barred = barredFrom(core, { action: 'manifest.import' });
      if (barred !== null) return refuse(barred);
      void files.choose();
      return ok(files.live.get());
    },
    forgetFile: () => {
      const barred = barredFrom(core, { action: 'manifest.import' });
      return barred === null ? ok(files.forget()) : refuse(barred);
    },
    takeFile: (requestId, file, head) => {
      const barred = barredFrom(core, { action: 'manifest.import' });
      if (barred !== null) return refuse(barred);
      const office = stationFacts(core.store.events)?.office;
      if (office === undefined) return refuse({ kind: 'not-enrolled' });
      if (core.store.requests.find(requestId)?.command === 'manifest.import') return summary(core, head.consignment);
      const made = files.manifestOf(file, head, { office, terms: termsOf(core, head.partner) });
      if (!made.ok) return made;
      const { manifest, format } = made.value;
      const done = importManifest(core, requestId, manifest, { file, format });
      if (!done.ok) return done;
      files.forget();
      accept.refresh();
      return summary(core, done.value.answer.consignment);
    },
    declare: (requestId, { consignment, declaration: seen = null, ...count }) => {
      const said = { consignment: consignment as ConsignmentId, ...count, seen };
      const done = declareConsignment(core, requestId, said);
      if (!done.ok) return done;
      if (!done.value.repeated) accept.clear();
      return ok(accept.refresh());
    },
    reconcile: async (requestId, { consignment, language }) => {
      const done = reconcileConsignment(core, requestId, consignment);
      if (!done.ok) return done;
      accept.refresh();
      // One under work or left open gets its sheet when it is finished; a finished one a second sheet beside the first.
      const isFinished = core.projections.consignments.byId(consignment)?.state === 'finished';
      const id = `AM-${consignment}-R`;
      const file = isFinished ? await papers.renderNow({ id, consignment, language }) : null;
      return ok(toView(done.value.answer, file?.file ?? null));
    },
  };
}

function summary(core: Core, consignment: string): Reply<ConsignmentSummary> {
  const manifest = core.projections.manifests.byConsignment(consignment);
  return manifest === null ? refuse({ kind: 'unknown-consignment' }) : ok(summaryOf(core, manifest));
}

const LISTED = 200;

function toView(
  { consignment, counts, before, absent, unexpected }: ReconcileAnswer,
  file: string | null,
): ReconciliationView {
  const listed = { absent: absent.slice(0, LISTED), unexpected: unexpected.slice(0, LISTED) };
  return { consignment, counts, before, ...listed, file };
}
