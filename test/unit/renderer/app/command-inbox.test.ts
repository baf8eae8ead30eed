/** A scanned command is done once, by the key that has its deed now, or is said not to be. */
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { COMMANDS, type CommandName } from '../../../../domain/identifiers/command-code.ts';
import { createCommandInbox, type OnScreen, type Scanned } from '../../../../renderer/app/command-inbox.ts';
import { plainKeys } from '../../../../renderer/app/plain-keys.ts';
import { perform } from '../../../../renderer/app/use-command-scans.ts';
import { acceptKeys, COMMAND_OF } from '../../../../renderer/features/accept/accept-keys.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { KEY_NAMES, type KeyMap } from '../../../../renderer/ui/keys.ts';
import { litKeys } from '../../../../renderer/ui/standing-question.ts';

const { t } = createI18n('en');
const of = (no: number, command: CommandName | null, over: OnScreen = null): Scanned[number] => {
  return { id: `boot/${no}`, command, over };
};
/** An inbox whose page has seen its first view. */
function openInbox(first: Scanned = []) {
  const inbox = createCommandInbox();
  expect(inbox.take(first, null)).toBeNull();
  return inbox;
}

test('what was scanned before the page came is not done, and a reconnect repeats nothing', () => {
  const inbox = openInbox([of(1, 'undo')]);
  expect(inbox.take([of(1, 'undo')], null)).toBeNull();
  expect(inbox.take([of(1, 'undo'), of(2, 'lock')], null)).toEqual({ kind: 'do', command: 'lock' });
  for (const again of [[of(1, 'undo'), of(2, 'lock')], [of(2, 'lock')]]) expect(inbox.take(again, null)).toBeNull();
});

test('a station that starts anew counts from one again, and its commands are done', () => {
  const inbox = openInbox([of(1, 'undo')]);
  expect(inbox.take([], null)).toBeNull();
  const fresh = { id: 'another-boot/1', command: 'help', over: null } as const;
  expect(inbox.take([fresh], null)).toEqual({ kind: 'do', command: 'help' });
});

test('it waits for the screen it was scanned over, and is not done over another result', () => {
  const inbox = openInbox();
  const scanned = [of(1, 'undo', { version: 7, result: 3 })];
  expect(inbox.take(scanned, null)).toBeNull();
  expect(inbox.take(scanned, { version: 6, result: 2 })).toBeNull();
  expect(inbox.take(scanned, { version: 7, result: 3 })).toEqual({ kind: 'do', command: 'undo' });
  const late = [...scanned, of(2, 'undo', { version: 8, result: 3 })];
  expect(inbox.take(late, { version: 9, result: 4 })).toEqual({ kind: 'moved-on', command: 'undo' });
  expect(inbox.take(late, { version: 9, result: 3 })).toBeNull();
});

test('a command of another sheet is named as such', () => {
  expect(openInbox().take([of(1, null)], null)).toEqual({ kind: 'unknown' });
});

test('however views are delivered, repeated or passed over, each command that came is taken once', () => {
  const views = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 7 })), { maxLength: 40 });
  fc.assert(
    fc.property(views, (delivered) => {
      const inbox = openInbox();
      const taken: string[] = [];
      for (const [last, kept] of delivered) {
        // An older view may come after a newer one: an answer to a key beside the stream.
        const length = Math.min(kept + 1, last);
        const scanned = Array.from({ length }, (_, at) => of(last - length + at + 1, 'help'));
        for (let one = inbox.take(scanned, null); one !== null; one = inbox.take(scanned, null)) taken.push(one.kind);
      }
      const seen = new Set(
        delivered.flatMap(([last, kept]) => Array.from({ length: Math.min(kept + 1, last) }, (_, at) => last - at)),
      );
      expect(taken).toHaveLength(seen.size);
    }),
  );
});

const KEYS: KeyMap = plainKeys(t, {});

test('the key is found by what it does now, and a dimmed one is not pressed', () => {
  const act = vi.fn<() => void>();
  const keys = { ...KEYS, F2: { label: 'Back', act, command: 'back' } } as KeyMap;
  expect(perform({ kind: 'do', command: 'back' }, keys)).toBeNull();
  expect(act).toHaveBeenCalledTimes(1);
  expect(perform({ kind: 'do', command: 'undo' }, keys)).toEqual({ kind: 'cannot', command: 'undo' });
  const dimmed = { ...keys, F2: { label: 'Back', command: 'back' } } as KeyMap;
  expect(perform({ kind: 'do', command: 'back' }, dimmed)).toEqual({ kind: 'cannot', command: 'back' });
  expect(act).toHaveBeenCalledTimes(1);
});

test('a question that was just asked is answered by no scanner either', () => {
  const act = vi.fn<() => void>();
  const keys = { ...KEYS, F10: { label: 'Finish', act, command: 'finish', confirms: 'finish' } } as KeyMap;
  expect(perform({ kind: 'do', command: 'finish' }, litKeys(keys, null))).toMatchObject({ kind: 'cannot' });
  expect(perform({ kind: 'do', command: 'finish' }, litKeys(keys, 'finish'))).toBeNull();
  expect(act).toHaveBeenCalledTimes(1);
});

const CAN = {
  undo: true,
  undoOthers: false,
  weighAgain: true,
  print: true,
  reject: true,
  giveBack: false,
  finish: true,
};
const SEEN = {
  named: false,
  open: true,
  can: CAN,
  left: 3,
  weighed: true,
  labelled: true,
  typed: '',
  weightReady: true,
};
const commandsIn = (mode: Parameters<typeof acceptKeys>[0]['mode'], stopped = false) => {
  const asked = { guided: false, failed: false, printer: true, unsigned: true };
  const keys = acceptKeys({ ...SEEN, mode, stopped, candidates: [], ...asked });
  return KEY_NAMES.map((name) => (keys[name].deed === undefined ? undefined : COMMAND_OF[keys[name].word])).filter(
    (command) => command !== undefined,
  );
};

test('while stopped, only “understood” and the language can be scanned', () => {
  expect(commandsIn('scan', true)).toEqual(['understood', 'language']);
});

test('while a reason is asked for, “print” and “weigh” press nothing: those keys mean reasons now', () => {
  expect(commandsIn('reject')).toEqual(['back', 'language']);
  expect(commandsIn('weigh-reason')).toEqual(['back', 'language']);
  expect(commandsIn('scan')).toEqual(['help', 'undo', 'weigh', 'print', 'finish', 'language', 'lock']);
});

test('every command of the sheet presses a key somewhere', () => {
  const modes = ['scan', 'help', 'finish', 'finished'] as const;
  const all = new Set([...modes.flatMap((mode) => commandsIn(mode)), ...commandsIn('scan', true)]);
  expect([...all].toSorted()).toEqual(COMMANDS.toSorted());
});
