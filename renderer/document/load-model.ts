/** Fetches the sheet this page was opened for, from its own origin, and checks it against the contract. */
import { documentSheet, type DocumentSheet } from '../../domain/contract/document-sheet.ts';
import { ok, refuse, type Reply } from '../../domain/reply.ts';

export type LoadFault = { readonly kind: 'no-id' | 'not-found' | 'not-a-document' };

type Fetch = (address: string) => Promise<Pick<Response, 'ok' | 'json'>>;

/** The sheet named by `?id=` of the address. */
export async function loadModel(place: Pick<Location, 'search'>, get: Fetch): Promise<Reply<DocumentSheet, LoadFault>> {
  const id = new URLSearchParams(place.search).get('id');
  if (id === null || id === '') return refuse({ kind: 'no-id' });
  const response = await get(`/document-model.json?id=${encodeURIComponent(id)}`);
  if (!response.ok) return refuse({ kind: 'not-found' });
  const parsed = documentSheet.safeParse(await response.json());
  return parsed.success ? ok(parsed.data) : refuse({ kind: 'not-a-document' });
}
