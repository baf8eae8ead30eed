/**
 * What a sheet may say of the partner's signature: on the disk that there is one, on paper also whose.
 */
import type { SheetSignature, SheetSigner } from '../../../domain/contract/document-sheet.ts';
import type { LedgerEvent } from '../../../domain/custody/event.ts';
import type { Core } from '../core.ts';
import { nameOf } from './document-place.ts';

/** The event by which a document was signed; null while nobody has. A list goes with its manifest. */
export function signingOf(core: Core, document: string): LedgerEvent<'hand-over.signed'> | null {
  const n = core.projections.documents.signedN(document.replace(/^GB-/, 'AM-'));
  const event = n === null ? null : core.store.events.at(n);
  return event?.type === 'hand-over.signed' ? event : null;
}

/** Nothing of who it was. */
export function signatureMark(core: Core, event: LedgerEvent<'hand-over.signed'>): SheetSignature {
  const { how, office } = event.payload;
  const record = `${event.station} / ${event.seq}`;
  return { how, atMs: event.wall, record, confirmedBy: nameOf(core, office.user) };
}

/** Who it was, as long as the vault can tell. For a sheet that is printed now, and for nothing that is kept. */
export function signerOf(core: Core, event: LedgerEvent<'hand-over.signed'>): SheetSigner {
  const opened = core.vault.open(event.payload.signer);
  if (!opened.ok) return { state: opened.fault.kind === 'personal-purged' ? 'purged' : 'unreadable' };
  if (opened.value.kind !== 'signer') return { state: 'unreadable' };
  const { name, organisation, strokes } = opened.value;
  return { state: 'known', name, organisation, strokes: strokes?.map((stroke) => [...stroke]) ?? null };
}
