/**
 * What a decision may look at: only the aggregates it touches, loaded by key.
 * Nothing here grows with the ledger.
 */
import type { Sides } from './bands.ts';
import type { Alias, AttentionCode, Basis, Lane, GivenBackReason, Services } from './event.ts';
import type { ConsignmentId, ItemNumber, SetRef, UseId, UserId } from './ids.ts';
import type { ContractTerms, ManifestRef } from './manifest-ref.ts';

export type OpenConsignment = {
  readonly consignment: ConsignmentId;
  readonly partner: string;
  /** `aside`: begun, and left for a later set. */
  readonly state: 'expected' | 'open' | 'aside' | 'finished';
  readonly declared: number;
  readonly declaredGrams: number;
  readonly vehicle: string | null;
  readonly terms: ContractTerms;
  readonly manifest: ManifestRef;
  /** The partner cancelled the whole of it. */
  readonly cancelled: boolean;
};

/** The partner took a parcel off the list of a consignment. */
export type Cancelled = { readonly consignment: ConsignmentId; readonly atMs: number };

/** The manifest's line for the number that was read, found by article number or by alias. */
export type ExpectedItem = {
  readonly line: number;
  readonly item: ItemNumber;
  readonly aliases: readonly Alias[];
  readonly pin: string;
  readonly grams: number;
  /** As declared; null where the manifest does not say. */
  readonly cm: Sides | null;
  readonly services: Services;
};

/** A use of a number that has not ended, as this station's book knows it. */
export type CurrentUse = {
  readonly use: UseId;
  readonly item: ItemNumber;
  readonly consignment: ConsignmentId;
  readonly line: number | null;
  readonly basis: Basis;
  readonly lane: Lane;
  readonly status: UseStatus;
  readonly grams: number | null;
  readonly declaredGrams: number | null;
  readonly attention: readonly AttentionCode[];
  readonly acceptedAtMs: number;
  readonly acceptedBy: UserId;
  /** Labels issued and not voided, oldest first. */
  readonly labels: readonly string[];
  /** How many copies were ever issued, voided ones included. */
  readonly copies: number;
};

/** `cancelled` and `rejected` are terminal: the next scan of the number begins a new use. */
export type UseStatus = 'on-hand' | 'cancelled' | 'rejected';

export type Rejection = { readonly reason: GivenBackReason; readonly atMs: number };

/** The rejection that was the last thing done in a consignment. */
export type LastRejection = {
  /** As its event began it. */
  readonly use: UseId;
  /** The use whose acceptance was taken back with it. */
  readonly acceptance: UseId;
  readonly item: ItemNumber;
  readonly consignment: ConsignmentId;
  readonly line: number | null;
  readonly basis: 'declared' | null;
  readonly by: UserId | null;
};

export type OpenSet = { readonly set: SetRef; readonly opening: number };
