/**
 * What each function key does on the Accept screen, for every state of it.
 * Invariant: while stopped only F9 goes on; a key the station would refuse is dimmed; one key at most is solid; the key
 * that raises a question about one parcel never answers it.
 */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { CommandName } from '../../../domain/identifiers/command-code.ts';
import { KEY_NAMES, type KeyName } from '../../ui/keys.ts';
import { weighKeys, type WeighDeed, type WeighMode, type WeighWord } from './weigh-keys.ts';

/** What the clerk is doing besides scanning. */
export type AcceptMode = 'scan' | 'help' | 'type' | 'reject' | 'finish' | 'finishing' | 'finished' | WeighMode;

export const REJECT_REASONS = ['damaged', 'wet', 'prohibited', 'label-unreadable'] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export type Deed =
  | Plain<
      | 'undo'
      | 'undo-others'
      | 'print'
      | 'give-back'
      | 'understood'
      | 'send-typed'
      | 'relabel'
      | 'finish'
      | 'leave-open'
      | 'lock'
      | 'language'
      | 'next'
      | 'print-paper'
      | 'sign'
      | 'command-sheet'
      | 'guide'
    >
  | { readonly do: 'mode'; readonly mode: AcceptMode }
  | { readonly do: 'reject'; readonly reason: RejectReason }
  | WeighDeed
  /** Takes the parcel that a torn label may be, as if its number had been typed. */
  | { readonly do: 'choose'; readonly number: string };

type Plain<Name extends string> = Name extends string ? { readonly do: Name } : never;

export type KeyWord =
  | 'help'
  | 'undo'
  | 'none'
  | 'type'
  | 'weighAgain'
  | 'weighNow'
  | 'print'
  | 'printAgain'
  | 'reject'
  | 'giveBack'
  | 'leaveOpen'
  | 'understood'
  | 'finish'
  | 'language'
  | 'lock'
  | 'send'
  | 'back'
  | 'next'
  | 'closeHelp'
  | 'printPaper'
  | 'sign'
  | 'commandSheet'
  | 'guideOn'
  | 'guideOff'
  | 'choose'
  | 'newNumber'
  | RejectReason
  | WeighWord;

export type AcceptKey = {
  readonly word: KeyWord;
  readonly deed?: Deed;
  readonly solid?: boolean;
  /** The question this key answers for good. */
  readonly confirms?: AcceptMode | 'not-in';
};
export type AcceptKeys = Readonly<Record<KeyName, AcceptKey>>;

export type KeySituation = {
  readonly mode: AcceptMode;
  readonly stopped: boolean;
  /** A stop was read, and its parcel, or those scanned meanwhile, are named as not in. */
  readonly named: boolean;
  readonly open: boolean;
  readonly can: AcceptView['can'];
  /** The parcel shown has a weight; a label. */
  readonly weighed: boolean;
  readonly labelled: boolean;
  /** Declared parcels not yet seen. */
  readonly left: number;
  readonly typed: string;
  /** What was typed as a weight is one. */
  readonly weightReady: boolean;
  /** Parcels that the torn label may be: at most three. */
  readonly candidates: readonly string[];
  /** A report printer is set up. */
  readonly printer: boolean;
  /** Finished, and the driver has not signed. */
  readonly unsigned: boolean;
  /** The person at work is led by the guide. */
  readonly guided: boolean;
  /** The last command was not done. */
  readonly failed: boolean;
};

const WORDS: Readonly<Record<KeyName, KeyWord>> = {
  F1: 'help',
  F2: 'undo',
  F3: 'none',
  F4: 'type',
  F5: 'weighAgain',
  F6: 'print',
  F7: 'reject',
  F8: 'none',
  F9: 'understood',
  F10: 'finish',
  F11: 'language',
  F12: 'lock',
};

/** Which command barcode presses a key that has the word. What a barcode says is a deed, so a key counts by what it does now. */
export const COMMAND_OF: Partial<Readonly<Record<KeyWord, CommandName>>> = {
  understood: 'understood',
  undo: 'undo',
  weighAgain: 'weigh',
  weighNow: 'weigh',
  tryScale: 'weigh',
  print: 'print',
  printAgain: 'print',
  finish: 'finish',
  next: 'next',
  back: 'back',
  help: 'help',
  closeHelp: 'help',
  language: 'language',
  lock: 'lock',
};

const BACK: AcceptKey = { word: 'back', deed: { do: 'mode', mode: 'scan' } };
const LANGUAGE: AcceptKey = { word: 'language', deed: { do: 'language' } };
const NEXT: AcceptKey = { word: 'next', deed: { do: 'next' }, solid: true, confirms: 'finished' };
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
  help: ({ guided }) => ({
    F1: { word: 'closeHelp', deed: { do: 'mode', mode: 'scan' }, solid: true },
    F5: { word: guided ? 'guideOff' : 'guideOn', deed: { do: 'guide' } },
    F6: { word: 'commandSheet', deed: { do: 'command-sheet' } },
    F12: LOCK,
  }),
  type: typeKeys,
  reject: () => ({
    F2: BACK,
    ...Object.fromEntries(REJECT_REASONS.map((reason) => [REASON_KEYS[reason], reasonKey(reason)])),
  }),
  weigh: (seen) => weighKeys('weigh', seen),
  'weigh-type': (seen) => weighKeys('weigh-type', seen),
  'weigh-reason': (seen) => weighKeys('weigh-reason', seen),
  finish: () => ({
    F2: BACK,
    F8: { word: 'leaveOpen', deed: { do: 'leave-open' } },
    F10: { word: 'finish', deed: { do: 'finish' }, solid: true, confirms: 'finish' },
  }),
  finishing: ({ failed }) => (failed ? { F10: NEXT } : {}),
  finished: ({ printer, unsigned }) => ({
    F6: { word: 'printPaper', ...(printer ? { deed: { do: 'print-paper' } } : {}) },
    F7: { word: 'sign', ...(unsigned ? { deed: { do: 'sign' } } : {}) },
    F10: NEXT,
    F12: LOCK,
  }),
};

/** Not F7, which asks: pressed twice it would give a good parcel back. */
const REASON_KEYS: Readonly<Record<RejectReason, KeyName>> = {
  damaged: 'F5',
  wet: 'F6',
  prohibited: 'F3',
  'label-unreadable': 'F8',
};

function reasonKey(reason: RejectReason): AcceptKey {
  return { word: reason, deed: { do: 'reject', reason }, confirms: 'reject' };
}

/** Where the candidates of a torn label are taken. */
export const CHOICE_KEYS = ['F5', 'F6', 'F7'] as const;

function typeKeys({ typed, candidates }: KeySituation): Some {
  const isWhole = typed !== '' && !typed.includes('?');
  const choices = CHOICE_KEYS.map((name, at) => [name, choiceKey(candidates[at])]);
  return {
    F2: BACK,
    F4: isWhole ? { word: 'send', deed: { do: 'send-typed' }, solid: true } : { word: 'send' },
    ...(Object.fromEntries(choices) as Some),
    F8: { word: 'newNumber', deed: { do: 'relabel' } },
  };
}

function choiceKey(number: string | undefined): AcceptKey {
  return number === undefined ? { word: 'none' } : { word: 'choose', deed: { do: 'choose', number } };
}

function scanKeys({ can, open, left, named, weighed, labelled }: KeySituation): Some {
  return {
    F1: { word: 'help', deed: { do: 'mode', mode: 'help' } },
    ...(can.undo ? { F2: { word: 'undo', deed: { do: 'undo' } } } : {}),
    ...(can.undoOthers ? { F2: { word: 'undo', deed: { do: 'undo-others' } } } : {}),
    ...(open ? { F4: { word: 'type', deed: { do: 'mode', mode: 'type' } } } : {}),
    ...(can.weighAgain ? { F5: { word: weighed ? 'weighAgain' : 'weighNow', deed: { do: 'weigh-again' } } } : {}),
    ...(can.print ? { F6: { word: labelled ? 'printAgain' : 'print', deed: { do: 'print' } } } : {}),
    ...(can.reject ? { F7: { word: 'reject', deed: { do: 'mode', mode: 'reject' } } } : {}),
    ...(can.giveBack ? { F7: { word: 'giveBack', deed: { do: 'give-back' }, solid: true } } : {}),
    ...(named ? { F9: { word: 'understood', deed: { do: 'understood' }, confirms: 'not-in' } } : {}),
    ...(can.finish
      ? { F10: { word: 'finish', deed: { do: 'mode', mode: 'finish' }, solid: left === 0 && !can.giveBack } }
      : {}),
    F12: LOCK,
  };
}
