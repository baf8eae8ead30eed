/**
 * Where the document page collects its model: app://daksetu/document-model.json?id=…
 * Invariant: served in the document session only, under an id that was given out, until it is taken back.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentModel } from '../../../domain/contract/document-model.ts';
import { commonHeaders } from '../pages/content-policy.ts';
import { type AnswerPage, plain } from '../pages/serve-pages.ts';

export type ModelDesk = {
  /** Lays a model out and answers with its id. */
  readonly lay: (model: DocumentModel) => string;
  readonly takeBack: (id: string) => void;
  /** The handler of the document session: models from the desk, everything else from the pages. */
  readonly answer: AnswerPage;
};

export function createModelDesk(pages: AnswerPage): ModelDesk {
  const models = new Map<string, DocumentModel>();
  return {
    lay: (model) => {
      const id = randomUUID();
      models.set(id, model);
      return id;
    },
    takeBack: (id) => {
      models.delete(id);
    },
    answer: async (request) => {
      const url = new URL(request.url);
      if (url.pathname !== '/document-model.json') return pages(request);
      const model = models.get(url.searchParams.get('id') ?? '');
      if (model === undefined) return plain(404, 'no such model');
      const headers = { ...commonHeaders('application/json; charset=utf-8'), 'cache-control': 'no-store' };
      return new Response(JSON.stringify(model), { headers });
    },
  };
}
