/** The key map of the Accept screen in each of its situations. */
import { describe, expect, test } from 'vitest';
import { stationContract } from '../../../../../domain/contract/station.ts';
import {
  acceptKeys,
  REJECT_REASONS,
  type AcceptKeys,
  type AcceptMode,
  type KeySituation,
} from '../../../../../renderer/features/accept/accept-keys.ts';
import { KEY_NAMES, type KeyName } from '../../../../../renderer/ui/keys.ts';

const ALL = {
  undo: true,
  undoOthers: false,
  weighAgain: true,
  print: true,
  reject: true,
  giveBack: false,
  finish: true,
};
const NONE = {
  undo: false,
  undoOthers: false,
  weighAgain: false,
  print: false,
  reject: false,
  giveBack: false,
  finish: false,
};
const MODES: readonly AcceptMode[] = [
  'scan',
  'help',
  'type',
  'reject',
  'finish',
  'finishing',
  'finished',
  'weigh',
  'weigh-type',
  'weigh-reason',
];

const keysIn = (part: Partial<KeySituation>): AcceptKeys =>
  acceptKeys({
    mode: 'scan',
    stopped: false,
    named: false,
    open: true,
    can: ALL,
    left: 5,
    weighed: true,
    labelled: true,
    typed: 'CK1',
    weightReady: true,
    candidates: [],
    guided: false,
    failed: false,
    printer: true,
    unsigned: true,
    ...part,
  });
const acting = (keys: AcceptKeys): KeyName[] => KEY_NAMES.filter((name) => keys[name].deed !== undefined);

test('while stopped only F9 goes on, and F11 changes the language', () => {
  for (const mode of MODES) {
    const keys = keysIn({ stopped: true, mode });
    expect(acting(keys)).toEqual(['F9', 'F11']);
    expect(keys.F9).toEqual({ word: 'understood', deed: { do: 'understood' }, solid: true });
  }
});

test('F9 acts only while stopped, and once more while a refused parcel is named', () => {
  for (const mode of MODES) expect(acting(keysIn({ mode }))).not.toContain('F9');
  expect(keysIn({ named: true }).F9).toEqual({ word: 'understood', deed: { do: 'understood' }, confirms: 'not-in' });
  for (const mode of MODES) expect(acting(keysIn({ mode, named: true })).includes('F9'), mode).toBe(mode === 'scan');
});

test('F3 and F8 are empty while scanning, and what the station would refuse is dimmed', () => {
  expect([keysIn({}).F3, keysIn({}).F8]).toEqual([{ word: 'none' }, { word: 'none' }]);
  expect(acting(keysIn({}))).toEqual(['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']);
  expect(acting(keysIn({ can: NONE }))).toEqual(['F1', 'F4', 'F11', 'F12']);
  expect(acting(keysIn({ can: NONE, open: false }))).toEqual(['F1', 'F11', 'F12']);
});

test('F2 takes back one’s own parcel at once, and asks the supervisor for another person’s', () => {
  expect(keysIn({}).F2).toEqual({ word: 'undo', deed: { do: 'undo' } });
  expect(keysIn({ can: { ...NONE, undoOthers: true } }).F2).toEqual({ word: 'undo', deed: { do: 'undo-others' } });
});

test('F7 gives back a parcel that was cancelled, once its stop was read, and is the expected key then', () => {
  const { F7, F10 } = keysIn({ can: { ...NONE, finish: true, giveBack: true }, named: true, left: 0 });
  expect(F7).toEqual({ word: 'giveBack', deed: { do: 'give-back' }, solid: true });
  expect(F10.solid).toBe(false);
  expect(keysIn({ can: { ...NONE, giveBack: true }, stopped: true }).F7.deed).toBeUndefined();
});

test('one key at most is solid, in every situation', () => {
  for (const mode of MODES) {
    for (const stopped of [true, false]) {
      for (const left of [0, 1]) {
        const keys = keysIn({ mode, stopped, left });
        const solid = KEY_NAMES.filter((name) => keys[name].solid === true);
        expect(solid.length).toBeLessThan(2);
        expect(solid.every((name) => keys[name].deed !== undefined)).toBe(true);
      }
    }
  }
});

test('what was never done is not done again: weigh now, print label', () => {
  expect([keysIn({}).F5.word, keysIn({}).F6.word]).toEqual(['weighAgain', 'printAgain']);
  const first = keysIn({ weighed: false, labelled: false });
  expect([first.F5.word, first.F6.word]).toEqual(['weighNow', 'print']);
});

test('F10 becomes the expected key when nothing is left', () => {
  expect(keysIn({ left: 1 }).F10.solid).toBe(false);
  expect(keysIn({ left: 0 }).F10.solid).toBe(true);
});

describe('modes', () => {
  test('help closes with F1', () => {
    expect(keysIn({ mode: 'help' }).F1.deed).toEqual({ do: 'mode', mode: 'scan' });
  });

  test('F4 sends what was typed and nothing when nothing was, F2 gives up', () => {
    expect(keysIn({ mode: 'type' }).F4.deed).toEqual({ do: 'send-typed' });
    expect(keysIn({ mode: 'type', typed: '' }).F4.deed).toBeUndefined();
    expect(keysIn({ mode: 'type' }).F2.deed).toEqual({ do: 'mode', mode: 'scan' });
  });

  test('four keys are the reasons of a rejection, exactly those of the contract, and the key that asked is none', () => {
    const keys = keysIn({ mode: 'reject' });
    expect([keys.F5, keys.F6, keys.F3, keys.F8].map((key) => key.deed)).toEqual(
      REJECT_REASONS.map((reason) => ({ do: 'reject', reason })),
    );
    expect(acting(keys)).toEqual(['F2', 'F3', 'F5', 'F6', 'F8', 'F11']);
    const input = stationContract.accept.reject['~orpc'].inputSchema;
    expect(input?.shape.reason.options).toEqual([...REJECT_REASONS]);
  });

  test('what cannot be taken back confirms a question; going back and leaving open never wait', () => {
    const reject = keysIn({ mode: 'reject' });
    const asked = [reject.F3, reject.F5, reject.F6, reject.F8, keysIn({ mode: 'finish' }).F10];
    expect(asked.map(({ confirms }) => confirms)).toEqual(['reject', 'reject', 'reject', 'reject', 'finish']);
    expect(keysIn({ mode: 'finished' }).F10.confirms).toBe('finished');
    const finish = keysIn({ mode: 'finish' });
    expect([reject.F2, finish.F2, finish.F8].map(({ confirms }) => confirms)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(KEY_NAMES.filter((name) => keysIn({})[name].confirms !== undefined)).toEqual([]);
  });

  test('finishing asks once more: F10 does it, F8 leaves it open for the next set, F2 goes back', () => {
    expect(keysIn({}).F10.deed).toEqual({ do: 'mode', mode: 'finish' });
    expect(keysIn({ mode: 'finish' }).F10.deed).toEqual({ do: 'finish' });
    expect(acting(keysIn({ mode: 'finish' }))).toEqual(['F2', 'F8', 'F10', 'F11']);
    expect(keysIn({ mode: 'finish' }).F8.deed).toEqual({ do: 'leave-open' });
  });

  test('while the manifest is written nothing can be pressed, and F10 goes on if no answer came', () => {
    expect(acting(keysIn({ mode: 'finishing' }))).toEqual(['F11']);
    expect(keysIn({ mode: 'finishing', failed: true }).F10.deed).toEqual({ do: 'next' });
  });
});

test('each candidate of a torn label has a key, in their order, and F4 sends no number with a gap in it', () => {
  const keys = keysIn({ mode: 'type', typed: '48?954', candidates: ['A', 'B'] });
  expect([keys.F5.deed, keys.F6.deed]).toEqual([
    { do: 'choose', number: 'A' },
    { do: 'choose', number: 'B' },
  ]);
  expect(acting(keys)).toEqual(['F2', 'F5', 'F6', 'F8', 'F11']);
  expect(keys.F8.deed).toEqual({ do: 'relabel' });
});

test.each([
  [true, true, ['F6', 'F7', 'F10', 'F11', 'F12']],
  [false, true, ['F7', 'F10', 'F11', 'F12']],
  [true, false, ['F6', 'F10', 'F11', 'F12']],
] as const)('finished, with a printer %s and unsigned %s: %j act', (printer, unsigned, names) => {
  expect(acting(keysIn({ mode: 'finished', printer, unsigned }))).toEqual(names);
});
