/**
 * Both sides of a hand-over. The station signs "user X confirmed hash H"; of the partner's side it records who signed, how
 * and when, and calls that no cryptographic signature.
 * Invariant: a document is signed once; a hand-over that nobody signed is allowed and stays visible.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { NewEvent, OfficeSignature, PersonalRef } from './event.ts';
import type { ConsignmentId, EpochId, StationId, UserId } from './ids.ts';

export type SignedHow = 'paper' | 'drawn';

/** What the person at the counter confirms. */
export type HandOver = {
  readonly document: string;
  /** The hash printed on it, 64 hex digits. */
  readonly documentHash: string;
  readonly how: SignedHow;
  /** Commitment to who signed (domain/personal/commitment.ts), 64 hex digits. */
  readonly commitment: string;
};

type Signing = { readonly station: StationId; readonly epoch: EpochId; readonly user: UserId; readonly atMs: number };

/** The text whose UTF-8 bytes the station signs. */
export function handOverMessage(
  { document, documentHash, how, commitment }: HandOver,
  { station, epoch, user, atMs }: Signing,
): string {
  return `daksetu-hand-over-v1:${station}:${epoch}:${user}:${document}:${documentHash}:${how}:${commitment}:${atMs}`;
}

export type SignRefusal =
  | { readonly kind: 'unknown-document' }
  | { readonly kind: 'already-signed' }
  /** Drawn, and nothing was drawn. */
  | { readonly kind: 'nothing-drawn' };

export type SignFacts = {
  readonly made: { readonly consignment: ConsignmentId; readonly document: string; readonly hash: string } | null;
  readonly isSigned: boolean;
  readonly how: SignedHow;
  /** How many lines were drawn. */
  readonly strokes: number;
};

/** Whether the document may be signed now; gives which one it is. */
export function maySign({
  made,
  isSigned,
  how,
  strokes,
}: SignFacts): Reply<NonNullable<SignFacts['made']>, SignRefusal> {
  if (made === null) return refuse({ kind: 'unknown-document' });
  if (isSigned) return refuse({ kind: 'already-signed' });
  if (how === 'drawn' && strokes === 0) return refuse({ kind: 'nothing-drawn' });
  return ok(made);
}

/** The event, once the record is sealed and the station has signed. */
export function signed(
  { consignment, document, hash }: NonNullable<SignFacts['made']>,
  by: { readonly how: SignedHow; readonly signer: PersonalRef; readonly office: OfficeSignature },
): NewEvent {
  const payload = { consignment, document, documentHash: hash, side: 'partner', ...by } as const;
  return { type: 'hand-over.signed', payload };
}
