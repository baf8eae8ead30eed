/**
 * A post office as the department's public directory has it. The directory says where an office is and what it is;
 * it is no authority on custody, and no decision in the ledger rests on it.
 */
import type { Pin } from '../identifiers/pin.ts';

/** Head, sub and branch office. A GPO is a head office with GPO in its name. */
export type OfficeKind = 'HO' | 'SO' | 'BO';

export const OFFICE_KINDS: readonly OfficeKind[] = ['HO', 'SO', 'BO'];

/** Whether beats leave from it; the older source does not say. */
export type Delivery = 'unknown' | 'delivery' | 'non-delivery';

export const DELIVERIES: readonly Delivery[] = ['unknown', 'delivery', 'non-delivery'];

/** Where an office stands in the department, and in the country. An empty text is "not given". */
export type OfficeArea = {
  readonly circle: string;
  readonly region: string;
  readonly division: string;
  readonly district: string;
  readonly state: string;
};

/** One office of a source, before it has a directory id. */
export type OfficeRow = OfficeArea & {
  readonly pin: Pin;
  /** Without the kind: "Viman nagar", "Bangalore GPO". */
  readonly name: string;
  readonly kind: OfficeKind;
  /** The source names no kind; it was set by rule. */
  readonly kindAssumed: boolean;
  readonly delivery: Delivery;
};

export type DirectoryOffice = OfficeRow & { readonly id: string };

/** Why a directory cannot be used, or not any more. Work goes on without one. */
export type DirectoryFault =
  | { readonly kind: 'not-a-directory' }
  /** Of another version, newer or older, than this build reads. */
  | { readonly kind: 'other-directory'; readonly version: number }
  /** Bytes that are missing or do not have their checksum. */
  | { readonly kind: 'damaged-directory'; readonly at: number };
