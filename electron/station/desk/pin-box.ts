/**
 * The box in the frame that asks for a PIN while the work stays on the screen, and what the last badge was good for.
 * Invariant: one box at most. While it stands no parcel is taken, and it changes neither the task nor who is signed in.
 */
import type { SessionView } from '../../../domain/contract/station.ts';
import { hashAction, type Confirmation, type DescribedAction } from '../../../domain/custody/confirmation.ts';
import type { UserId } from '../../../domain/custody/ids.ts';
import type { Reply } from '../../../domain/reply.ts';

export type BadgeWord = NonNullable<NonNullable<SessionView['badge']>['why']>;
type ShownAction = NonNullable<NonNullable<SessionView['pinBox']>['action']>;

type Shown = ShownAction extends infer One ? (One extends ShownAction ? Omit<One, 'hash'> : never) : never;

/** An action that waits for a supervisor. */
export type Pending = {
  readonly described: DescribedAction;
  /** For the screen: the parcel and who accepted it, or the document. */
  readonly shown: Shown;
  readonly run: (requestId: string, confirmation: Confirmation) => Reply<unknown>;
};

export type PinBox = {
  readonly view: () => Pick<SessionView, 'pinBox' | 'badge'>;
  readonly stands: () => boolean;
  readonly pending: () => Pending | null;
  /** Another person wants to go on with this work. */
  readonly askSwitch: (user: UserId) => void;
  readonly askConfirm: (pending: Pending) => void;
  /** A badge chose a person: in the box that waits for a supervisor, or at the locked station. */
  readonly choose: (user: UserId) => void;
  /** The badge is of no use now, and why. */
  readonly say: (why: BadgeWord) => void;
  readonly clear: () => void;
};

type Box =
  | { readonly purpose: 'switch'; readonly user: UserId }
  | { readonly purpose: 'confirm'; readonly user: UserId | null; readonly pending: Pending };

/** `no` rises with everything that is asked or said, so that the page can tell a second badge from the first. */
export function createPinBox(): PinBox {
  let no = 0;
  let boxNo = 0;
  let box: Box | null = null;
  let badge: SessionView['badge'] = null;
  const put = (next: Box): void => {
    box = next;
    boxNo = no += 1;
    badge = null;
  };
  return {
    view: () => ({ pinBox: box === null ? null : viewOf(box, boxNo), badge }),
    stands: () => box !== null,
    pending: () => (box?.purpose === 'confirm' ? box.pending : null),
    askSwitch: (user) => put({ purpose: 'switch', user }),
    askConfirm: (pending) => put({ purpose: 'confirm', user: null, pending }),
    choose: (user) => {
      if (box?.purpose === 'confirm') {
        box = { ...box, user }; // the same box: what was typed for this person is not lost
        badge = null;
      } else badge = { no: (no += 1), user, why: null };
    },
    say: (why) => {
      badge = { no: (no += 1), user: null, why };
    },
    clear: () => {
      box = null;
      badge = null;
    },
  };
}

function viewOf(box: Box, no: number): NonNullable<SessionView['pinBox']> {
  const { purpose, user } = box;
  if (box.purpose === 'switch') return { no, purpose, user, action: null };
  const { shown, described } = box.pending;
  return { no, purpose, user, action: { ...shown, hash: hashAction(described) } };
}
