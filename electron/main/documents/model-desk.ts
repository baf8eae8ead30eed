/**
 * Where the document page collects its sheet: app://daksetu/document-model.json?id=…
 * Invariant: in memory only; served in the document session only, under an id that was given out, until it is taken back.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentSheet } from '../../../domain/contract/document-sheet.ts';
import { commonHeaders } from '../pages/content-policy.ts';
import { type AnswerPage, plain } from '../pages/serve-pages.ts';

export type ModelDesk = {
  /** Lays a sheet out and answers with its id. */
  readonly lay: (sheet: DocumentSheet) => string;
  readonly takeBack: (id: string) => void;
  /** The handler of the document session: sheets from the desk, everything else from the pages. */
  readonly answer: AnswerPage;
};

export function createModelDesk(pages: AnswerPage): ModelDesk {
  const sheets = new Map<string, DocumentSheet>();
  return {
    lay: (sheet) => {
      const id = randomUUID();
      sheets.set(id, sheet);
      return id;
    },
    takeBack: (id) => {
      sheets.delete(id);
    },
    answer: async (request) => {
      const url = new URL(request.url);
      if (url.pathname !== '/document-model.json') return pages(request);
      const sheet = sheets.get(url.searchParams.get('id') ?? '');
      if (sheet === undefined) return plain(404, 'no such sheet');
      const headers = { ...commonHeaders('application/json; charset=utf-8'), 'cache-control': 'no-store' };
      return new Response(JSON.stringify(sheet), { headers });
    },
  };
}
