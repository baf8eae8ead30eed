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

const ALL = { undo: true, weighAgain: true, print: true, reject: true, finish: true };
const NONE = { undo: false, weighAgain: false, print: false, reject: false, finish: false };
const MODES: readonly AcceptMode[] = ['scan', 'help', 'type', 'reject', 'finish', 'finishing', 'finished'];

const keysIn = (part: Partial<KeySituation>): AcceptKeys =>
  acceptKeys({ mode: 'scan', stopped: false, open: true, can: ALL, left: 5, typed: 'CK1', failed: false, ...part });
const acting = (keys: AcceptKeys): KeyName[] => KEY_NAMES.filter((name) => keys[name].deed !== undefined);

test('while stopped only F9 goes on, and F11 changes the language', () => {
  for (const mode of MODES) {
    const keys = keysIn({ stopped: true, mode });
    expect(acting(keys)).toEqual(['F9', 'F11']);
    expect(keys.F9).toEqual({ word: 'understood', deed: { do: 'understood' }, solid: true });
  }
});

test('F9 acts only while stopped', () => {
  for (const mode of MODES) expect(acting(keysIn({ mode }))).not.toContain('F9');
});

test('F3 and F8 are dimmed while scanning, and what the station would refuse is too', () => {
  expect(acting(keysIn({}))).toEqual(['F1', 'F2', 'F4', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12']);
  expect(acting(keysIn({ can: NONE }))).toEqual(['F1', 'F4', 'F11', 'F12']);
  expect(acting(keysIn({ can: NONE, open: false }))).toEqual(['F1', 'F11', 'F12']);
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

  test('F5 to F8 are the reasons of a rejection, exactly those of the contract', () => {
    const keys = keysIn({ mode: 'reject' });
    expect([keys.F5, keys.F6, keys.F7, keys.F8].map((key) => key.deed)).toEqual(
      REJECT_REASONS.map((reason) => ({ do: 'reject', reason })),
    );
    const input = stationContract.accept.reject['~orpc'].inputSchema;
    expect(input?.shape.reason.options).toEqual([...REJECT_REASONS]);
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
