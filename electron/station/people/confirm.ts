/**
 * A supervisor's PIN for one action: checked here, and signed by the station over the action's hash.
 * Invariant: nothing is signed before the PIN was right, and nothing but the hash that was asked for.
 */
import { flawOf, confirmationMessage, hashAction } from '../../../domain/custody/confirmation.ts';
import type { Confirmation, ConfirmationFlaw, DescribedAction } from '../../../domain/custody/confirmation.ts';
import type { UserId } from '../../../domain/custody/ids.ts';
import { mayConfirm } from '../../../domain/custody/roles.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { PinDesk, PinRefusal } from './pin.ts';

export type ConfirmRefusal = PinRefusal | { readonly kind: 'no-supervisor' } | { readonly kind: 'own-request' };

export type Confirm = (
  described: DescribedAction,
  supervisor: UserId,
  pin: string,
) => Promise<Reply<Confirmation, ConfirmRefusal>>;

/** `sign` makes an Ed25519 signature with the station's key, in base64url. */
export function createConfirm(core: Core, pins: PinDesk, sign: (message: string) => string): Confirm {
  return async (described, supervisor, pin) => {
    if (supervisor === described.actor) return refuse({ kind: 'own-request' });
    const role = core.projections.people.person(supervisor)?.role;
    if (role === undefined || !mayConfirm(role)) return refuse({ kind: 'no-supervisor' });
    const checked = await pins.check(supervisor, pin);
    if (!checked.ok) return checked;
    const { station, epoch } = described;
    const stated = { user: supervisor, action: hashAction(described), atMs: core.clock.nowMs() };
    return ok({ ...stated, signature: sign(confirmationMessage({ ...stated, station, epoch })) });
  };
}

/** Why a confirmation does not allow the action here and now; null when it does. */
export function flawHere(core: Core, confirmation: Confirmation, described: DescribedAction): ConfirmationFlaw | null {
  const { people, confirmed } = core.projections;
  return flawOf(confirmation, {
    described,
    role: people.person(confirmation.user)?.role ?? null,
    usedAtMs: core.clock.nowMs(),
    used: confirmed.isConfirmed(confirmation.action),
    isSigned: core.isOwnSignature,
  });
}
