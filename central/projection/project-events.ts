/**
 * Events of one epoch into the rows of the item projection.
 * Invariant: pure, and each row depends on one event only; so replay gives the same rows, in whatever order ledgers came.
 */
import type { ConsignmentEventRow } from '../store/consignments.ts';
import type { AliasRow, UseEventRow, UseRow } from '../store/items.ts';
import type { EpochOf } from '../store/ledger.ts';
import type { MintedRow } from '../store/numbers.ts';
import type { QuarantineRow } from '../store/projection.ts';
import { interpretEvent } from './interpret-event.ts';

export type ProjectedRows = {
  readonly uses: readonly UseRow[];
  readonly aliases: readonly AliasRow[];
  readonly events: readonly UseEventRow[];
  readonly consignments: readonly ConsignmentEventRow[];
  readonly minted: readonly MintedRow[];
  readonly quarantined: readonly QuarantineRow[];
};

/** `from` is where the events were recorded: the station, as it enrolled. */
export function projectEvents(
  from: EpochOf & { readonly office: string; readonly counter: string },
  events: readonly { readonly seq: number; readonly text: string }[],
): ProjectedRows {
  const rows = {
    uses: [] as UseRow[],
    aliases: [] as AliasRow[],
    events: [] as UseEventRow[],
    consignments: [] as ConsignmentEventRow[],
    minted: [] as MintedRow[],
    quarantined: [] as QuarantineRow[],
  };
  const { station, epoch, office, counter } = from;
  for (const { seq, text } of events) {
    const meaning = interpretEvent(text);
    if (meaning.kind === 'nothing') continue;
    if (meaning.kind === 'quarantined') {
      rows.quarantined.push({ station, epoch, seq, reason: meaning.reason, detail: meaning.detail });
      continue;
    }
    if (meaning.kind === 'consignment') {
      const { kind: _, ...told } = meaning;
      rows.consignments.push({ office, station, epoch, seq, ...told });
      continue;
    }
    const { at, type, use } = meaning;
    const useId = 'useId' in use ? use.useId : `${station}/${epoch}/${seq}`;
    if ('item' in use) {
      rows.uses.push({ item: use.item, useId, lane: use.lane, consignment: use.ofConsignment });
      if (use.minted !== null) rows.minted.push({ station, epoch, seq, number: use.item, ...use.minted });
      rows.aliases.push(...use.aliases.map(({ kind, value }) => ({ kind, value, item: use.item, useId })));
    }
    rows.events.push({ useId, station, epoch, seq, type, atMs: at.wallMs, atCount: at.count, office, counter });
  }
  return rows;
}
