/**
 * What a scanned badge does. At a locked station it chooses the person; at work it asks for the PIN of who goes on.
 * Invariant: a badge never signs anybody in, and never ends or changes the work that is on the screen.
 */
import type { BadgeCode } from '../../../domain/identifiers/badge.ts';
import { mayConfirm } from '../../../domain/custody/roles.ts';
import type { Core } from '../core.ts';
import type { Person } from '../projections/people-table.ts';
import type { AcceptDesk } from './accept-desk.ts';
import type { BadgeWord, PinBox } from './pin-box.ts';
import type { SessionDesk } from './session-desk.ts';

export type BadgeDesk = {
  readonly badge: (badge: BadgeCode) => void;
  /** The work goes on: what was said about a badge is no news any more. */
  readonly noBadge: () => void;
};

/** Each publishes the session when it has changed. */
export function createBadgeDesk(core: Core, session: SessionDesk, accept: AcceptDesk): BadgeDesk {
  const { box } = session;
  return {
    badge: (badge) => {
      takeBadge({ core, box, isStopped: () => accept.live.get().stopped !== null }, badge);
      session.refresh();
    },
    noBadge: () => {
      if (session.live.get().badge === null) return;
      box.clear();
      session.refresh();
    },
  };
}

type Deps = {
  readonly core: Core;
  readonly box: PinBox;
  /** Whether a stop waits for F9. */
  readonly isStopped: () => boolean;
};

/** Chooses, asks or says why not. */
function takeBadge(deps: Deps, badge: BadgeCode): void {
  const { core, box } = deps;
  const [person, other] = core.projections.people.byBadge(badge);
  if (person === undefined) return box.say('unknown');
  if (other !== undefined) return box.say('two-people');
  const { person: here } = core.session;
  if (here === null) return box.choose(person.user);
  const why = whyNot(deps, person, here);
  if (why !== null) return box.say(why);
  if (box.pending() !== null) return box.choose(person.user);
  box.askSwitch(person.user);
}

function whyNot({ box, isStopped }: Deps, person: Person, here: Person): BadgeWord | null {
  const isConfirming = box.pending() !== null;
  if (person.user === here.user) return isConfirming ? 'own-request' : 'same-person';
  if (isConfirming && !mayConfirm(person.role)) return 'no-supervisor';
  if (!person.hasPin) return 'no-pin-yet';
  return isStopped() ? 'stopped' : null;
}
