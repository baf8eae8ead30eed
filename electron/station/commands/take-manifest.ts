/**
 * A consignment without the feed: its manifest from a file, its count alone, and the two brought together.
 */
import canonicalize from 'canonicalize';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import { decideReconcile, type ReconcileRefusal } from '../../../domain/custody/reconcile.ts';
import {
  decideDeclare,
  decideImport,
  type Declaration,
  type DeclareRefusal,
  type ImportRefusal,
} from '../../../domain/custody/take-manifest.ts';
import type { ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { ExpectedItem } from '../../../domain/custody/facts.ts';
import type { ConsignmentId, ItemNumber } from '../../../domain/custody/ids.ts';
import { identifyingNumbers } from '../../../domain/custody/item-numbers.ts';
import { DEFAULT_TERMS, type ContractTerms } from '../../../domain/custody/manifest-ref.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { hashOfBody } from '../ledger/imported-table.ts';
import { consignmentById, openSet } from './accept-scan.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

type Named = { readonly consignment: ConsignmentId };

/** Keeps a manifest that was made of a file. `file` is the SHA-256 of the partner's bytes. */
export function importManifest(
  core: Core,
  requestId: string,
  manifest: ManifestEntry,
  from: { readonly file: string; readonly format: 'workbook' | 'json' },
): Reply<Ran<Named>, ImportRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'manifest.import',
    action: 'manifest.import',
    decide: () => {
      const body = canonicalize(manifest) ?? '';
      const hash = hashOfBody(body);
      const consignment = manifest.consignment as ConsignmentId; // checked by the contract
      const { partner, declaredCount: declared, declaredGrams } = manifest;
      const said = { consignment, partner, declared, declaredGrams, manifest: hash, ...from };
      const waiting = core.projections.waiting.of(consignment)?.arrived ?? null;
      const decided = decideImport({ known: consignmentById(core, consignment), waiting }, said);
      if (!decided.ok) return decided;
      const before = (): void => core.store.imported.add(hash, body, core.clock.nowMs());
      return ok({ events: decided.value, before, answer: () => ({ consignment }) });
    },
  });
}

/** Takes a consignment up by its count; its terms are those of the partner's newest manifest here. */
export function declareConsignment(
  core: Core,
  requestId: string,
  declaration: Omit<Declaration, 'terms'>,
): Reply<Ran<Named>, DeclareRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'consignment.declare',
    action: 'consignment.receive',
    decide: () => {
      const { consignment, partner } = declaration;
      const open = core.projections.consignments.open()?.consignment ?? null;
      const known = consignmentById(core, consignment);
      const terms = termsOf(core, partner);
      const decided = decideDeclare({ set: openSet(core), known, open }, { ...declaration, terms });
      return decided.ok ? ok({ events: decided.value, answer: () => ({ consignment }) }) : decided;
    },
  });
}

/** What the partner's newest manifest at this station says; the usual terms when there is none. */
export function termsOf(core: Core, partner: string): ContractTerms {
  return core.projections.manifests.termsOf(partner) ?? DEFAULT_TERMS;
}

export type ReconcileAnswer = {
  readonly consignment: ConsignmentId;
  readonly counts: ConsignmentCounts;
  readonly before: number;
  /** On the manifest and not seen. */
  readonly absent: readonly ItemNumber[];
  /** Seen and on no line, or a second number of a parcel that is counted. */
  readonly unexpected: readonly { readonly item: ItemNumber; readonly why: 'not-on-manifest' | 'same-parcel' }[];
};

/** Brings the manifest that came together with what was accepted under a count, open or finished. */
export function reconcileConsignment(
  core: Core,
  requestId: string,
  consignment: ConsignmentId,
): Reply<Ran<ReconcileAnswer>, ReconcileRefusal | CommandFault> {
  return runCommand<ReconcileAnswer, ReconcileRefusal>(core, {
    requestId,
    name: 'consignment.reconcile',
    action: 'consignment.reconcile',
    decide: () => {
      const { uses, consignments } = core.projections;
      const held = uses.ofConsignment(consignment).filter(({ status }) => status === 'on-hand');
      const rejected = consignments.rejections(consignment).map(({ item }) => item as ItemNumber);
      const plan = core.plans.inForce(core.clock.nowMs());
      const decided = decideReconcile({
        set: openSet(core),
        consignment: consignmentById(core, consignment),
        arrived: arrivedFor(core, consignment),
        held,
        rejected,
        slotOf: (pin) => plan?.route(pin)?.slot ?? null,
      });
      if (!decided.ok) return decided;
      const [event] = decided.value;
      if (event?.type !== 'consignment.reconciled') return refuse({ kind: 'nothing-to-reconcile' });
      const { counts, before, absent, unexpected } = event.payload;
      const itemOf = new Map(held.map(({ use, item }) => [use, item]));
      const named = unexpected.map(({ use, why }) => ({ item: itemOf.get(use) ?? ('' as ItemNumber), why }));
      return ok({ events: decided.value, answer: () => ({ consignment, counts, before, absent, unexpected: named }) });
    },
  });
}

function arrivedFor(core: Core, consignment: ConsignmentId): Parameters<typeof decideReconcile>[0]['arrived'] {
  const waiting = core.projections.waiting.of(consignment);
  const entry = waiting === null ? null : core.projections.shelf.read(waiting.arrived);
  if (waiting === null || entry === null) return null;
  const lines = entry.lines.map((line): ExpectedItem => ({ ...line, item: line.item as ItemNumber }));
  const byNumber = new Map(lines.flatMap((line) => identifyingNumbers(line).map((number) => [number, line])));
  const lineOf = (number: ItemNumber): ExpectedItem | null => byNumber.get(number) ?? null;
  return { manifest: waiting.arrived, terms: entry.terms, lines, lineOf };
}
