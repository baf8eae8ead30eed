/**
 * The model of each document: composed once, when its event is written, and kept.
 * Invariant: whoever asks later gets the figures of then.
 */
import type { PaperModel } from '../../../domain/contract/document-model.ts';
import type { Core } from '../core.ts';
import { composeAcceptanceManifest } from './acceptance-manifest.ts';
import type { Wanted } from './document-place.ts';
import { composeGiveBackList, giveBackIdOf } from './give-back-list.ts';
import { createPaperShelf } from './paper-shelf.ts';

export type DocumentModels = {
  /** Composes and keeps a manifest and, where parcels go back, the list beside it. */
  readonly keep: (wanted: Omit<Wanted, 'test'>) => void;
  /** A document older than the shelf is made of the book once, before anything can change what it was made of. */
  readonly of: (document: string) => PaperModel | null;
  readonly holds: (document: string) => boolean;
  /** The document, and the list beside it when there is one. */
  readonly withList: (document: string) => readonly string[];
};

/** `test`: the station runs on a key that no keystore protects. */
export function createDocumentModels(core: Core, test: boolean): DocumentModels {
  const shelf = createPaperShelf(core.store.db);
  function keep(wanted: Omit<Wanted, 'test'>): void {
    const before = earlier(core, wanted);
    const corrected = before === null ? null : of(before);
    const manifest = corrected?.kind === 'acceptance-manifest' ? corrected : null;
    const whole = { ...wanted, test };
    const models = [composeAcceptanceManifest(core, whole, manifest), composeGiveBackList(core, whole)];
    for (const model of models) if (model !== null) shelf.keep(model);
  }
  function of(document: string): PaperModel | null {
    const known = shelf.holds(document) ? null : core.projections.documents.byId(document);
    if (known !== null) keep({ id: document, consignment: known.consignment, n: known.n, language: 'en' });
    return shelf.of(document);
  }
  return {
    keep,
    of,
    holds: shelf.holds,
    withList: (document) => {
      of(document);
      return [document, giveBackIdOf(document)].filter((id) => shelf.holds(id));
    },
  };
}

/** The document before one of the same consignment; null for a first one. */
export function earlier(
  { projections }: Core,
  { id, consignment, n }: Pick<Wanted, 'id' | 'consignment' | 'n'>,
): string | null {
  const others = projections.documents.ofConsignment(consignment).filter(({ document }) => document !== id);
  return others.findLast((one) => n === undefined || one.n < n)?.document ?? null;
}
