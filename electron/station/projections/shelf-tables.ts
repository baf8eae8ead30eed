/**
 * The tables that a manifest, and a partner's later word on it, may change.
 */
import type { ConsignmentTable } from './consignment-table.ts';
import type { ManifestTable } from './manifest-table.ts';
import type { PartnerWordTable } from './partner-word-table.ts';
import type { PutRightTable } from './put-right-table.ts';
import type { UseTable } from './use-table.ts';
import type { WaitingTable } from './waiting-table.ts';

export type ShelfTables = {
  readonly manifests: ManifestTable;
  readonly consignments: ConsignmentTable;
  readonly waiting: WaitingTable;
  readonly uses: UseTable;
  readonly words: PartnerWordTable;
  readonly putRight: PutRightTable;
};
