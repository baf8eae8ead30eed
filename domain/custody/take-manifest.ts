/**
 * Bringing a consignment to the counter without the feed: its manifest from a file, or its count alone.
 * Invariant: what the centre announced is not replaced by a file, and a consignment under work is not bound anew.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { NewEvent, Payloads } from './event.ts';
import type { OpenConsignment, OpenSet } from './facts.ts';
import type { ConsignmentId } from './ids.ts';
import type { ManifestRef } from './manifest-ref.ts';

export type ImportRefusal =
  /** The centre's manifest of it is here already: choose it from the list. */
  | { readonly kind: 'manifest-known'; readonly consignment: ConsignmentId }
  | { readonly kind: 'consignment-under-work'; readonly consignment: ConsignmentId }
  | { readonly kind: 'consignment-finished' };

export type Imported = Payloads['manifest.imported'];

/**
 * `known` is what the station knows of a consignment of this number, `waiting` the manifest that came for its count and
 * waits to be compared. The same manifest again writes nothing.
 */
export function decideImport(
  { known, waiting }: { readonly known: OpenConsignment | null; readonly waiting: ManifestRef | null },
  manifest: Imported,
): Reply<readonly NewEvent[], ImportRefusal> {
  const { consignment } = manifest;
  const event = { type: 'manifest.imported', payload: manifest } as const;
  if (known === null) return ok([event]);
  const { source } = known.manifest;
  if (isThis(known.manifest, manifest) || isThis(waiting, manifest)) return ok([]);
  if (source === 'declared' && waiting?.source === 'feed') return refuse({ kind: 'manifest-known', consignment });
  if (source === 'declared') return ok([event]); // it waits until it is reconciled
  if (known.state === 'finished') return refuse({ kind: 'consignment-finished' });
  if (known.state === 'open' || known.state === 'aside') return refuse({ kind: 'consignment-under-work', consignment });
  return source === 'feed' ? refuse({ kind: 'manifest-known', consignment }) : ok([event]);
}

function isThis(ref: ManifestRef | null, { manifest }: Imported): boolean {
  return ref?.source === 'file' && ref.hash === manifest;
}

export type DeclareRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'another-open'; readonly consignment: ConsignmentId }
  | ImportRefusal;

export type Declaration = Omit<Payloads['consignment.received'], 'declaredGrams' | 'manifest'>;

/** Takes a consignment up by its count; its manifest is reconciled when it comes. */
export function decideDeclare(
  facts: {
    readonly set: OpenSet | null;
    readonly known: OpenConsignment | null;
    readonly open: ConsignmentId | null;
  },
  declaration: Declaration,
): Reply<readonly NewEvent[], DeclareRefusal> {
  const { set, known, open } = facts;
  const { consignment } = declaration;
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (known?.state === 'finished') return refuse({ kind: 'consignment-finished' });
  if (known?.state === 'open' || known?.state === 'aside')
    return refuse({ kind: 'consignment-under-work', consignment });
  if (known !== null) return refuse({ kind: 'manifest-known', consignment });
  if (open !== null) return refuse({ kind: 'another-open', consignment: open });
  const payload = { ...declaration, declaredGrams: 0, manifest: { source: 'declared' } as const };
  return ok([{ type: 'consignment.received', payload }]);
}
