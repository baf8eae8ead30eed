/**
 * The identities of the ledger.
 * Invariant: a printed number is not an identity. A *use* of a number is: it is named by its first event.
 */
import type { Brand } from '../brand.ts';

/** A station as the centre knows it, e.g. "BLR-GPO-C2". */
export type StationId = Brand<string, 'StationId'>;
/** 128 random bits as 32 hex digits. Never a counter: two restores of one backup must not collide. */
export type EpochId = Brand<string, 'EpochId'>;
/** Facility id of the department, 8 digits; the digits are not parsed. */
export type OfficeId = Brand<string, 'OfficeId'>;
/** Employee id, 8 digits. */
export type UserId = Brand<string, 'UserId'>;
/** The partner's number of one hand-over of parcels, e.g. "AMZ-24112026-04". */
export type ConsignmentId = Brand<string, 'ConsignmentId'>;
/** The number of an article as its barcode gives it, upper case, no spaces. Usually a UPU S10. */
export type ItemNumber = Brand<string, 'ItemNumber'>;
/** One use of an item number: "station/epoch/seq" of the event that began it. */
export type UseId = Brand<string, 'UseId'>;
/** Client-minted id of one request; repeating it returns the first answer. */
export type RequestId = Brand<string, 'RequestId'>;

/** Where one event stands. */
export type EventRef = {
  readonly station: StationId;
  readonly epoch: EpochId;
  readonly seq: number;
};

/** A set is a shift; its date is the day on which its working hours began (Postal Manual, vol. VII). */
export type SetRef = { readonly date: string; readonly no: number };

export function refToUseId(ref: EventRef): UseId {
  return `${ref.station}/${ref.epoch}/${ref.seq}` as UseId; // the format is the brand
}

/** Tells a set from any other by one string, e.g. "2026-11-24#1". */
export function setToKey(set: SetRef): string {
  return `${set.date}#${set.no}`;
}
