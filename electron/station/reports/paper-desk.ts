/**
 * The papers of finished consignments: kept with the commit, made into files, sent to the report printer, listed.
 * Invariant: nothing is rendered or printed before the event that made the document was committed; what was not printed
 * then can be printed at any later time, with the same figures.
 */
import type { PaperModel } from '../../../domain/contract/document-model.ts';
import type { FileSheet, PaperSheet } from '../../../domain/contract/document-sheet.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { ok } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { Language, ReportJob, ReportJobTable } from '../printing/report-job-table.ts';
import { createRenderedTable, type RenderedFile } from '../printing/rendered-table.ts';
import type { ReportPrinterClient } from '../printing/report-queue.ts';
import type { KnownDocument } from '../projections/document-table.ts';
import type { Wanted } from './document-place.ts';
import { createDocumentModels, earlier, type DocumentModels } from './document-models.ts';
import { giveBackIdOf } from './give-back-list.ts';
import { signatureMark, signerOf, signingOf } from './sheet-signature.ts';

export type DocumentsClient = ReportPrinterClient & {
  readonly render: (sheet: FileSheet) => Promise<RenderedFile>;
};

export type PaperDesk = {
  /** Keeps the documents of what was just finished, and asks for their copies. Call inside the write. */
  readonly made: (document: Made, language: Language) => void;
  /** Makes the files of a document and of the list beside it. Null where nobody renders and none was made before. */
  readonly render: (document: string, language: Language) => Promise<RenderedFile | null>;
  /** One more copy of a document and of the list beside it. Call inside the write; nothing without a report printer. */
  readonly ask: (document: string, language: Language) => void;
  /** Keeps and renders a manifest that no event of its own made. */
  readonly renderNow: (wanted: Omit<Wanted, 'test'>) => Promise<RenderedFile | null>;
  /** Keeps a document as it is before anything changes what it was made of. Call inside the write. */
  readonly hold: (document: string) => void;
  readonly sheetOf: (job: ReportJob) => PaperSheet | null;
  readonly view: (document: string) => PaperView | null;
  /** Of the last days, newest first. */
  readonly views: () => readonly PaperView[];
};

export type Made = Pick<Wanted, 'consignment'> & { readonly document: string; readonly n: number };

export type PaperDeps = {
  readonly core: Core;
  readonly jobs: ReportJobTable;
  /** Null while main is away, and under plain Node. */
  readonly client: () => DocumentsClient | null;
  readonly test: boolean;
  /** How many copies come out by themselves; null without a report printer. */
  readonly copies: number | null;
  readonly log: (line: string) => void;
};

const LISTED = 40;
const LISTED_MS = 14 * 24 * 3_600_000;

export function createPaperDesk(deps: PaperDeps): PaperDesk {
  const { core, jobs, copies, test } = deps;
  const models = createDocumentModels(core, test);
  const files = createRenderedTable(core.store.db);
  const renderOne = (id: string, language: Language) =>
    renderModel(deps, files, { id, model: models.of(id), language });
  const render: PaperDesk['render'] = async (document, language) => {
    for (const id of models.withList(document).slice(1)) await renderOne(id, language);
    return renderOne(document, language);
  };
  const view = (document: KnownDocument) => viewOf(document, { core, jobs, file: files.of(document.document), models });
  return {
    made: ({ document, consignment, n }, language) => {
      models.keep({ id: document, consignment, n, language });
      const by = { language, atMs: core.clock.nowMs() };
      for (const id of models.withList(document)) jobs.askMany(id, copies ?? 0, by);
    },
    render,
    ask: (document, language) => {
      if (copies === null) return;
      for (const id of models.withList(document)) jobs.ask(id, { party: null, language, atMs: core.clock.nowMs() });
    },
    renderNow: async (wanted) => {
      if (!models.holds(wanted.id)) core.store.inWrite(() => ok(models.keep(wanted)));
      return renderOne(wanted.id, wanted.language);
    },
    hold: (document) => void models.of(document),
    sheetOf: ({ document, language, copy, party }) => {
      const model = models.of(document);
      if (model === null) return null;
      const signing = signingOf(core, document);
      const signed = signing === null ? null : signatureMark(core, signing);
      const signer = signing === null ? null : signerOf(core, signing);
      return { model: { ...model, language }, copy: { no: copy, for: party }, signed, signer };
    },
    view: (document) => {
      const known = core.projections.documents.byId(document);
      return known === null ? null : view(known);
    },
    views: () => {
      const since = core.clock.nowMs() - LISTED_MS;
      const latest = core.projections.documents.latest(LISTED).map(view);
      return latest.filter(({ finishedAtMs }) => finishedAtMs >= since);
    },
  };
}

type Files = ReturnType<typeof createRenderedTable>;
type Rendering = { readonly id: string; readonly model: PaperModel | null; readonly language: Language };

/** A document whose rendering fails is made all the same: its figures are kept, and it can be rendered again. */
async function renderModel(
  deps: PaperDeps,
  files: Files,
  { id, model, language }: Rendering,
): Promise<RenderedFile | null> {
  const client = deps.client();
  if (client === null || model === null) return files.of(id);
  try {
    const signing = signingOf(deps.core, id);
    const signed = signing === null ? null : signatureMark(deps.core, signing);
    const file = await client.render({ model: { ...model, language }, signed });
    files.put(id, file, deps.core.clock.nowMs());
    return file;
  } catch (cause) {
    deps.log(`document ${id} was not rendered: ${String(cause)}`);
    return files.of(id);
  }
}

type ViewParts = Pick<PaperDeps, 'core' | 'jobs'> & {
  readonly file: RenderedFile | null;
  readonly models: DocumentModels;
};

function viewOf(
  { document, consignment, n, counts }: KnownDocument,
  { core, jobs, file, models }: ViewParts,
): PaperView {
  const manifest = core.projections.manifests.byConsignment(consignment);
  const copy = jobs.newest(document);
  const signing = signingOf(core, document);
  const giveBack = giveBackIdOf(document);
  return {
    document,
    consignment,
    partner: manifest?.partner ?? '–',
    vehicle: manifest?.vehicle ?? null,
    finishedAtMs: core.store.events.at(n)?.wall ?? 0,
    counts,
    file: file?.file ?? null,
    sha256: file?.sha256 ?? null,
    pages: file?.pages ?? null,
    giveBack: models.holds(giveBack) ? giveBack : null,
    copy: copy === null ? null : { no: copy.copy, state: copy.state, detail: copy.detail },
    signed: signing === null ? null : { how: signing.payload.how, atMs: signing.wall },
    corrects: earlier(core, { id: document, consignment, n }),
    isNewest: core.projections.documents.ofConsignment(consignment).at(-1)?.document === document,
  };
}
