/**
 * What each function key does on the Accept screen, for every state of it.
 * Invariant: while stopped only F9 goes on; a key the station would refuse is dimmed; one key at most is solid.
 */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { KEY_NAMES, type KeyName } from '../../ui/keys.ts';

/** What the clerk is doing besides scanning. */
export type AcceptMode = 'scan' | 'help' | 'type' | 'reject' | 'finish' | 'finishing' | 'finished';

export const REJECT_REASONS = ['damaged', 'wet', 'prohibited', 'label-unreadable'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export type Deed =
  | Plain<
      | 'undo'
      | 'weigh-again'
      | 'print'
      | 'understood'
      | 'send-typed'
      | 'finish'
      | 'leave-open'
      | 'lock'
      | 'language'
      | 'next'
    >
  | { readonly do: 'mode'; readonly mode: AcceptMode }
  | { readonly do: 'reject'; readonly reason: RejectReason };

type Plain<Name extends string> = Name extends string ? { readonly do: Name } : never;

export type KeyWord =
  | 'help'
  | 'undo'
  | 'find'
  | 'type'
  | 'weighAgain'
  | 'print'
  | 'reject'
  | 'setAside'
  | 'leaveOpen'
  | 'understood'
  | 'finish'
  | 'language'
  | 'lock'
  | 'send'
  | 'back'
  | 'next'
  | 'closeHelp'
  | RejectReason;

export type AcceptKey = { readonly word: KeyWord; readonly deed?: Deed; readonly solid?: boolean };
export type AcceptKeys = Readonly<Record<KeyName, AcceptKey>>;

export type KeySituation = {
  readonly mode: AcceptMode;
  readonly stopped: boolean;
  readonly open: boolean;
  readonly can: AcceptView['can'];
  /** Declared parcels not yet seen. */
  readonly left: number;
  readonly typed: string;
  /** The last command was not done. */
  readonly failed: boolean;
};

const WORDS: Readonly<Record<KeyName, KeyWord>> = {
  F1: 'help',
  F2: 'undo',
  F3: 'find',
  F4: 'type',
  F5: 'weighAgain',
  F6: 'print',
  F7: 'reject',
  F8: 'setAside',
  F9: 'understood',
  F10: 'finish',
  F11: 'language',
  F12: 'lock',
};

const BACK: AcceptKey = { word: 'back', deed: { do: 'mode', mode: 'scan' } };
const LANGUAGE: AcceptKey = { word: 'language', deed: { do: 'language' } };
const NEXT: AcceptKey = { word: 'next', deed: { do: 'next' }, solid: true };
const LOCK: AcceptKey = { word: 'lock', deed: { do: 'lock' } };

/** The twelve keys of one situation. */
export function acceptKeys(situation: KeySituation): AcceptKeys {
  const dimmed = Object.fromEntries(KEY_NAMES.map((name) => [name, { word: WORDS[name] }])) as Record<
    KeyName,
    AcceptKey
  >;
  return { ...dimmed, F11: LANGUAGE, ...(situation.stopped ? STOPPED : BY_MODE[situation.mode](situation)) };
}

type Some = Partial<Record<KeyName, AcceptKey>>;

const STOPPED: Some = { F9: { word: 'understood', deed: { do: 'understood' }, solid: true } };

const BY_MODE: Readonly<Record<AcceptMode, (situation: KeySituation) => Some>> = {
  scan: scanKeys,
  help: () => ({ F1: { word: 'closeHelp', deed: { do: 'mode', mode: 'scan' }, solid: true }, F12: LOCK }),
  type: ({ typed }) => ({
    F2: BACK,
    F4: typed === '' ? { word: 'send' } : { word: 'send', deed: { do: 'send-typed' }, solid: true },
  }),
  reject: () => ({
    F2: BACK,
    ...Object.fromEntries(
      REJECT_REASONS.map((reason, i) => [`F${i + 5}`, { word: reason, deed: { do: 'reject', reason } }]),
    ),
  }),
  finish: () => ({
    F2: BACK,
    F8: { word: 'leaveOpen', deed: { do: 'leave-open' } },
    F10: { word: 'finish', deed: { do: 'finish' }, solid: true },
  }),
  finishing: ({ failed }) => (failed ? { F10: NEXT } : {}),
  finished: () => ({ F10: NEXT, F12: LOCK }),
};

function scanKeys({ can, open, left }: KeySituation): Some {
  return {
    F1: { word: 'help', deed: { do: 'mode', mode: 'help' } },
    ...(can.undo ? { F2: { word: 'undo', deed: { do: 'undo' } } } : {}),
    ...(open ? { F4: { word: 'type', deed: { do: 'mode', mode: 'type' } } } : {}),
    ...(can.weighAgain ? { F5: { word: 'weighAgain', deed: { do: 'weigh-again' } } } : {}),
    ...(can.print ? { F6: { word: 'print', deed: { do: 'print' } } } : {}),
    ...(can.reject ? { F7: { word: 'reject', deed: { do: 'mode', mode: 'reject' } } } : {}),
    ...(can.finish ? { F10: { word: 'finish', deed: { do: 'mode', mode: 'finish' }, solid: left === 0 } } : {}),
    F12: LOCK,
  };
}
