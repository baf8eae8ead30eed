/**
 * A supervisor's confirmation: one PIN, one action. The station signs that the PIN was given for exactly this hash.
 * Invariant: it allows the described action once, soon, at one station; everything else is a flaw with a name.
 */
import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EpochId, StationId, UserId } from './ids.ts';
import { mayConfirm, type Action, type Role } from './roles.ts';

/** What is confirmed. `about` names the one thing it is done to, so that the same words never mean two deeds. */
export type DescribedAction = {
  readonly action: Action;
  readonly station: StationId;
  readonly epoch: EpochId;
  /** Who asks, and will be the actor of the event. */
  readonly actor: UserId;
  readonly set: string | null;
  readonly about: Readonly<Record<string, string>>;
};

/** As it is stored in the event it allows. */
export type Confirmation = {
  /** Whose PIN it was. */
  readonly user: UserId;
  /** SHA-256 of the described action, 64 hex digits. */
  readonly action: string;
  /** This PC's clock at the PIN, UTC milliseconds. */
  readonly atMs: number;
  /** Ed25519 by the station's key, base64url. */
  readonly signature: string;
};

/** A PIN is given for what is on the screen now. */
export const CONFIRMATION_LASTS_MS = 120_000;

const ACTION_TAG = utf8ToBytes('daksetu-action-v1\n');

/** SHA-256 over a tag and the RFC 8785 text of the description. */
export function hashAction(described: DescribedAction): string {
  const text = canonicalize(described);
  if (text === undefined) throw new TypeError('an action must be an object'); // a bug, never an input
  return bytesToHex(sha256.create().update(ACTION_TAG).update(utf8ToBytes(text)).digest());
}

export type Confirmed = Omit<Confirmation, 'signature'> & { readonly station: StationId; readonly epoch: EpochId };

/** The text whose UTF-8 bytes the station signs. */
export function confirmationMessage({ station, epoch, user, action, atMs }: Confirmed): string {
  return `daksetu-confirm-v1:${station}:${epoch}:${user}:${action}:${atMs}`;
}

export type ConfirmationFlaw = 'other-action' | 'own-request' | 'no-supervisor' | 'expired' | 'forged' | 'used';

export type ConfirmationFacts = {
  /** What is about to be done, or was done. */
  readonly described: DescribedAction;
  /** The confirming person's role when it was done; null when nobody knows them. */
  readonly role: Role | null;
  /** The same PC's clock when it is used, UTC milliseconds. */
  readonly usedAtMs: number;
  /** Whether an earlier event of this ledger carries a confirmation of the same action. */
  readonly used: boolean;
  /** Checks an Ed25519 signature with the station's public key. */
  readonly isSigned: (message: string, signature: string) => boolean;
};

/** Why the confirmation does not allow the action; null when it does. */
export function flawOf(confirmation: Confirmation, facts: ConfirmationFacts): ConfirmationFlaw | null {
  const { described, role, usedAtMs, used, isSigned } = facts;
  const { station, epoch, actor } = described;
  if (confirmation.action !== hashAction(described)) return 'other-action';
  if (!isSigned(confirmationMessage({ ...confirmation, station, epoch }), confirmation.signature)) return 'forged';
  if (confirmation.user === actor) return 'own-request';
  if (role === null || !mayConfirm(role)) return 'no-supervisor';
  if (Math.abs(usedAtMs - confirmation.atMs) > CONFIRMATION_LASTS_MS) return 'expired';
  return used ? 'used' : null;
}
