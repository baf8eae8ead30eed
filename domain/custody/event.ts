/**
 * Everything that can happen, as facts in the past tense.
 * Invariant: stored bytes never change. A new shape of an event is a new `version` with an upcaster, never an edit.
 */
import type { Confirmation } from './confirmation.ts';
import type { ConsignmentId, EpochId, ItemNumber, OfficeId, SetRef, StationId, UseId, UserId } from './ids.ts';
import type { ContractTerms, ManifestRef } from './manifest-ref.ts';
import type { Minted } from './number-range.ts';

/** How a number reached the station. Only the devices process may say `hid` or `serial`. */
export type CaptureSource = 'hid' | 'serial' | 'typed' | 'wedge' | 'camera';

export type Capture = {
  readonly source: CaptureSource;
  /** AIM symbology identifier such as "]C0", when the scanner sent one. */
  readonly symbology: string | null;
  readonly device: string | null;
};

export type Weight = {
  readonly grams: number;
  readonly source: 'scale' | 'manual';
  readonly device: string | null;
  /** The report as the scale sent it, in hex, so that the reading can be proved. */
  readonly raw: string | null;
};

/** Names a personal record in the station's vault without holding anything of it. */
export type PersonalRef = {
  /** 128 random bits as 32 hex digits. */
  readonly ref: string;
  /** By whose key it is sealed, e.g. "2026-11"; when `personal.purged` names it, the record is gone. */
  readonly month: string;
  /** SHA-256, hex, over a salt that is sealed with the record, and the record (domain/personal/commitment.ts). */
  readonly commitment: string;
};

/** Another number on the same article. */
export type Alias = { readonly kind: 'amazon-tracking' | 'order' | 'sscc'; readonly value: string };

/** Why an accepted article needs a look. */
export type AttentionCode =
  | 'weight-differs'
  | 'not-weighed'
  | 'not-on-manifest'
  | 'check-digit-on-label'
  | 'no-route'
  /** Measured, and outside of what the contract carries. */
  | 'out-of-weight-band'
  /** By the sides that the manifest declares. */
  | 'out-of-size-band'
  /** One more than the count by which the consignment was taken up. */
  | 'beyond-declared'
  /** Its own number could not be read: it has a new one, and the label with it. */
  | 'relabelled';

export type Lane = 'forward' | 'quarantine';

/**
 * On what ground an article came in: on the manifest, on none, under a count whose manifest is still to come, or handed in
 * by a customer at the counter.
 */
export type Basis = 'pre-advised' | 'unmanifested' | 'declared' | 'walk-in';

/** What the partner ordered with the carriage. Amounts in paise; 0 is none. */
export type Services = {
  /** To collect at the door. */
  readonly codPaise: number;
  readonly insuredPaise: number;
  /** To the addressee alone. */
  readonly registration: boolean;
  /** Against a one-time code. */
  readonly otp: boolean;
};

/** A parcel whose own number could not be read. */
export type Relabelled = {
  /** Readable characters as typed, `?` for the others; empty when nothing could be read. */
  readonly readable: string;
  /** The old number, when what was readable leaves no other. */
  readonly number: ItemNumber | null;
  readonly because: 'label-unreadable';
  readonly minted: Minted;
};

export type ItemAccepted = {
  readonly item: ItemNumber;
  readonly aliases: readonly Alias[];
  readonly consignment: ConsignmentId;
  readonly basis: Basis;
  readonly lane: Lane;
  /** Line of the manifest, from 1; null when not on it. */
  readonly line: number | null;
  readonly pin: string | null;
  readonly slot: string | null;
  /** Version of the sort plan that named the slot. */
  readonly plan: string | null;
  readonly declaredGrams: number | null;
  /** Since version 2: as the manifest says; null where no line says anything, and in what version 1 wrote. */
  readonly services: Services | null;
  readonly weight: Weight | null;
  readonly attention: readonly AttentionCode[];
  readonly capture: Capture;
  /** Only of a parcel that came in under a new number. */
  readonly relabelled?: Relabelled;
};

/** Sides in whole centimetres; for a roll the breadth is its diameter. */
export type Sides = { readonly length: number; readonly breadth: number; readonly height: number };

/** A parcel that a customer hands in (hand-over H2). Amounts in paise, 0 for none. */
export type ItemBooked = {
  readonly item: ItemNumber;
  readonly minted: Minted;
  readonly product: 'document' | 'parcel';
  readonly pin: string;
  readonly slot: string | null;
  readonly plan: string | null;
  readonly weight: Weight;
  /** Null where nobody measured. */
  readonly cm: Sides | null;
  readonly registration: boolean;
  readonly otp: boolean;
  readonly codPaise: number;
  readonly insuredPaise: number;
  /** What the customer paid, as the clerk typed it. */
  readonly tariffPaise: number;
  /** What the sender declared. */
  readonly contents: 'nothing-prohibited';
  readonly receiver: PersonalRef;
  readonly sender: PersonalRef;
  readonly attention: readonly AttentionCode[];
};

/** A list of what the post does not carry was shown, and the sender's word on the contents seen. */
export type DeclarationSeen = {
  /** The form CDF-1, or the item-wise list of a contract customer. */
  readonly form: 'cdf-1' | 'item-list';
};

/** One line of the balance a set closes with: opening + received + excess = despatched + ... + closing. */
export type SetEquation = {
  readonly opening: number;
  readonly received: number;
  readonly excess: number;
  readonly despatched: number;
  readonly delivered: number;
  readonly returned: number;
  readonly short: number;
  readonly writtenOff: number;
  readonly corrections: number;
  readonly closing: number;
};

export type ConsignmentCounts = {
  readonly declared: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly absent: number;
  readonly unmanifested: number;
};

/** The payload of each event type, at its current version. */
export type Payloads = {
  'epoch.started': {
    readonly reason: 'enrolment' | 'restore' | 'clone-suspected' | 'key-lost';
    readonly parent: { readonly epoch: EpochId; readonly seq: number; readonly hash: string } | null;
    /** Ed25519 public key, raw 32 bytes in base64url. */
    readonly publicKey: string;
    readonly office: OfficeId;
    readonly counter: string;
  };
  'user.pin-set': { readonly user: UserId };
  'user.signed-in': { readonly user: UserId };
  /** A supervisor, the actor, ended the waiting of a person who typed wrong PINs. */
  'user.unlocked': { readonly user: UserId };
  'set.opened': { readonly set: SetRef; readonly opening: number };
  'set.closed': { readonly set: SetRef; readonly equation: SetEquation };
  'consignment.received': {
    readonly consignment: ConsignmentId;
    readonly partner: string;
    readonly declared: number;
    readonly declaredGrams: number;
    readonly vehicle: string | null;
    /** What the clerk works against. Version 1 of this event had the inbox version alone. */
    readonly manifest: ManifestRef;
    /** Under a count alone there is no manifest to name the terms. */
    readonly terms?: ContractTerms;
    /** Only where the contract asks for it. */
    readonly declaration?: DeclarationSeen;
  };
  'manifest.imported': {
    readonly consignment: ConsignmentId;
    readonly partner: string;
    readonly declared: number;
    readonly declaredGrams: number;
    /** SHA-256, hex, of the manifest as this station keeps it. */
    readonly manifest: string;
    /** SHA-256, hex, of the partner's file it was made of. */
    readonly file: string;
    readonly format: 'workbook' | 'json';
  };
  'consignment.reconciled': {
    readonly consignment: ConsignmentId;
    readonly manifest: ManifestRef;
    /** The count by which it had been taken up. */
    readonly before: number;
    readonly counts: ConsignmentCounts;
    /** Held and on no line, or the second number of a parcel that was counted by its first. */
    readonly unexpected: readonly { readonly use: UseId; readonly why: 'not-on-manifest' | 'same-parcel' }[];
    readonly rejected: readonly { readonly item: ItemNumber; readonly line: number }[];
    readonly absent: readonly ItemNumber[];
  };
  /** Follows `consignment.reconciled`: the parcels that met their line, at most 2,000 an event so that it can travel. */
  'consignment.matched': {
    readonly consignment: ConsignmentId;
    readonly matched: readonly {
      readonly use: UseId;
      readonly line: number;
      readonly pin: string;
      readonly slot: string | null;
      readonly declaredGrams: number;
      /** Since version 2; null in what version 1 wrote. */
      readonly services: Services | null;
      readonly attention: readonly AttentionCode[];
    }[];
  };
  /** Left open for a later set, perhaps by another clerk; what was accepted stays accepted. */
  'consignment.set-aside': { readonly consignment: ConsignmentId };
  'consignment.resumed': { readonly consignment: ConsignmentId };
  'consignment.finished': {
    readonly consignment: ConsignmentId;
    readonly document: string;
    readonly counts: ConsignmentCounts;
    readonly absent: readonly ItemNumber[];
  };
  /** Something was found later: it is worked on again, and its next document corrects `document`. */
  'consignment.reopened': {
    readonly consignment: ConsignmentId;
    readonly document: string;
    readonly reason: ReopenReason;
    readonly confirmation: Confirmation;
  };
  /**
   * Somebody of the partner's side signed a document, on paper or on this screen. Their name and drawing are in the vault;
   * theirs is no cryptographic signature. `office` is: the station's own, over what the person at the counter confirmed.
   */
  'hand-over.signed': {
    readonly consignment: ConsignmentId;
    readonly document: string;
    /** The hash printed on the document: that of the event which made it. */
    readonly documentHash: string;
    readonly side: 'partner';
    readonly how: 'paper' | 'drawn';
    readonly signer: PersonalRef;
    readonly office: OfficeSignature;
  };
  'item.accepted': ItemAccepted;
  'item.booked': ItemBooked;
  /** It had come in beside the manifest; the partner listed it since, and now it has its line. */
  'item.listed': {
    readonly use: UseId;
    readonly line: number;
    readonly pin: string;
    readonly slot: string | null;
    readonly declaredGrams: number;
    readonly services: Services | null;
    readonly attention: readonly AttentionCode[];
  };
  'item.rejected': {
    readonly item: ItemNumber;
    readonly consignment: ConsignmentId;
    readonly line: number | null;
    readonly reason: GivenBackReason;
    readonly capture: Capture;
    /** Only where it was accepted under a count: then it is one of those counted. */
    readonly basis?: 'declared';
  };
  /** The parcel was rejected by mistake: it is none of the rejected any more, and may come in. */
  'rejection.corrected': {
    /** As the rejection began it. */
    readonly use: UseId;
    readonly corrects: { readonly epoch: EpochId; readonly seq: number };
    /** The use whose acceptance was taken back when it was rejected. */
    readonly acceptance: UseId;
    readonly item: ItemNumber;
    readonly consignment: ConsignmentId;
    readonly line: number | null;
    readonly basis?: 'declared';
  };
  'item.weighed': {
    readonly use: UseId;
    readonly weight: Weight;
    readonly attention: readonly AttentionCode[];
    /** Since version 2: why the weight was typed; null for one that a scale gave. */
    readonly reason: ManualReason | null;
  };
  'label.issued': {
    readonly use: UseId;
    readonly label: string;
    readonly copy: number;
    readonly template: LabelTemplate;
  };
  'label.voided': { readonly use: UseId; readonly label: string; readonly because: 'acceptance-corrected' };
  'acceptance.corrected': {
    readonly use: UseId;
    readonly corrects: { readonly epoch: EpochId; readonly seq: number };
    readonly reason: 'undone-by-clerk' | 'rejected-by-clerk' | 'cancelled-by-partner';
    /** Since version 2: what allowed the actor to take back another person's acceptance; null for one's own. */
    readonly confirmation: Confirmation | null;
  };
  /** The term of a month's personal records was over: key and records are destroyed. The station does it by itself. */
  'personal.purged': { readonly month: string; readonly records: number };
};

export type LabelTemplate = 'article-4x6' | 'sort-sticker';

/** Why a person typed a weight: a fact about the scale or the parcel, never about the person. */
export type ManualReason = 'no-scale' | 'scale-faulty' | 'too-large' | 'weighed-elsewhere';

export type RejectReason = 'damaged' | 'wet' | 'prohibited' | 'label-unreadable';

/** The clerk's reasons, and the partner's own word. */
export type GivenBackReason = RejectReason | 'cancelled-by-partner';
/** The station signs that the person confirmed it; see domain/custody/hand-over.ts. */
export type OfficeSignature = {
  readonly user: UserId;
  /** This PC's clock, UTC milliseconds. */
  readonly atMs: number;
  /** Ed25519 by the station's key, base64url. */
  readonly signature: string;
};

/** An absent parcel turned up; an accepted one goes back; the figures are wrong for another reason. */
export type ReopenReason = 'parcel-found' | 'parcel-goes-back' | 'wrong-figures';

export type EventType = keyof Payloads;

/** What a decision yields: a fact without its place in a ledger yet. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly payload: Payloads[T] } }[EventType];

/** Hybrid logical clock: UTC milliseconds, and a count within the same millisecond. */
export type Hlc = { readonly wallMs: number; readonly count: number };

/** The envelope: what is encoded, hashed and stored. */
export type LedgerEvent<T extends EventType = EventType> = {
  readonly v: 1;
  readonly station: StationId;
  readonly epoch: EpochId;
  /** Dense from 1 within the epoch. */
  readonly seq: number;
  /** For order between stations: never goes back, so a clock once far ahead drags it along. */
  readonly at: Hlc;
  /** What this PC's clock said, UTC milliseconds: for people to read, right or wrong, never for order. */
  readonly wall: number;
  /** Minutes east of UTC of the PC's clock, 330 in India. */
  readonly offset: number;
  readonly actor: UserId | null;
  readonly set: string | null;
  /** Inbox version the decision relied on. */
  readonly inbox: number;
  readonly type: T;
  readonly tv: number;
  readonly payload: Payloads[T];
  /** SHA-256 of the event before, in hex; 64 zeros for the first of an epoch without parent. */
  readonly prev: string;
};

export type AnyLedgerEvent = { [T in EventType]: LedgerEvent<T> }[EventType];
