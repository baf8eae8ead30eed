/** Who is guided: newcomers until they switch it off, and whoever called it again, on this PC. */
import { expect, test } from 'vitest';
import { createGuideStore, storedOff } from '../../../../../renderer/app/guide/guide-choice.ts';
import { isGuided } from '../../../../../renderer/app/guide/use-guide.ts';

function aStorage(text: string | null = null) {
  const held = { text };
  return {
    held,
    getItem: () => held.text,
    setItem: (_name: string, value: string) => {
      held.text = value;
    },
  };
}
const NEW = { user: '10042311', newcomer: true };
const OLD = { user: '10023344', newcomer: false };

test('a newcomer is guided, nobody else is', () => {
  const { get } = createGuideStore(aStorage());
  expect([isGuided(NEW, get()), isGuided(OLD, get())]).toEqual([true, false]);
});

test('who switches it off is left alone, after a restart too, and nobody else is', () => {
  const storage = aStorage();
  createGuideStore(storage).switchOff(NEW.user);
  const { get } = createGuideStore(storage);
  expect([isGuided(NEW, get()), isGuided({ ...OLD, newcomer: true }, get())]).toEqual([false, true]);
});

test('called again it is there for a person who knows the work, until it ends', () => {
  const { get, callAgain, end } = createGuideStore(aStorage(`${OLD.user} ${NEW.user}`));
  callAgain(OLD.user);
  expect([isGuided(OLD, get()), isGuided(NEW, get())]).toEqual([true, false]);
  end();
  expect([isGuided(OLD, get()), get().off]).toEqual([false, [NEW.user]]);
});

test('those who look are told of each change, and not after they have gone', () => {
  const { watch, switchOff, callAgain } = createGuideStore(aStorage());
  let told = 0;
  const stop = watch(() => (told += 1));
  switchOff(NEW.user);
  callAgain(NEW.user);
  stop();
  switchOff(NEW.user);
  expect(told).toBe(2);
});

test('what lies in the storage and is no list of people is none', () => {
  expect(storedOff(aStorage('{"a":1} 1234567 10042311'))).toEqual(['10042311']);
  expect(storedOff(aStorage())).toEqual([]);
});
