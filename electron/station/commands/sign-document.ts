/**
 * The partner's side signs a document: who it was is sealed, what the ledger may say is appended, in one write.
 */
import {
  handOverMessage,
  maySign,
  signed,
  type SignedHow,
  type SignRefusal,
} from '../../../domain/custody/hand-over.ts';
import type { Signer } from '../../../domain/personal/record.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { ownPlace } from '../people/own-place.ts';
import type { SealRefusal } from '../personal/vault.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

export type Signing = {
  readonly document: string;
  readonly how: SignedHow;
  readonly signer: Signer;
};

export type SignReply = Reply<Ran<null>, SignRefusal | SealRefusal | CommandFault>;

/** `sign` makes an Ed25519 signature with the station's key, in base64url. */
export function signDocument(
  core: Core,
  requestId: string,
  wanted: Signing,
  sign: (message: string) => string,
): SignReply {
  return runCommand<null, SignRefusal | SealRefusal>(core, {
    requestId,
    name: 'hand-over.sign',
    action: 'hand-over.sign',
    decide: () => {
      const { document, how, signer } = wanted;
      const made = madeDocument(core, document);
      const isSigned = core.projections.documents.signedN(document) !== null;
      const may = maySign({ made, isSigned, how, strokes: signer.strokes?.length ?? 0 });
      if (!may.ok) return may;
      const user = core.session.person?.user;
      if (user === undefined) return refuse({ kind: 'unknown-document' }); // nobody is signed in: refused before
      const sealed = core.vault.seal(how === 'paper' ? { ...signer, strokes: null } : signer);
      if (!sealed.ok) return sealed;
      const { commitment } = sealed.value;
      const by = { ...ownPlace(core), user, atMs: core.clock.nowMs() };
      const signature = sign(handOverMessage({ document, documentHash: may.value.hash, how, commitment }, by));
      const office = { user, atMs: by.atMs, signature };
      return ok({ events: [signed(may.value, { how, signer: sealed.value, office })], answer: () => null });
    },
  });
}

function madeDocument({ projections, store }: Core, document: string): Parameters<typeof maySign>[0]['made'] {
  const known = projections.documents.byId(document);
  const place = known === null ? null : store.events.placeOf(known.n);
  return known === null || place === null ? null : { ...known, hash: place.hash };
}
