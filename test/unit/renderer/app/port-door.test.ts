/** The page takes its port from its own preload only, early or late, and always the newest. */
import { expect, test } from 'vitest';
import { createPortDoor } from '../../../../renderer/app/port-door.ts';

type Listener = (event: { source: unknown; data: unknown; ports: readonly MessagePort[] }) => void;

/** A window that delivers what it is told, and the door on it. */
function aDoor() {
  const self = {};
  const listeners: Listener[] = [];
  const target = { addEventListener: (_type: string, listener: Listener) => void listeners.push(listener) };
  const door = createPortDoor(target as unknown as Window, self);
  const post = (part: Partial<Parameters<Listener>[0]>): void => {
    for (const listener of listeners) listener({ source: self, data: 'station-port', ports: [], ...part });
  };
  return { door, post };
}

const port = (name: string): MessagePort => ({ name }) as unknown as MessagePort;

test('a port that came before anyone asked is handed over then, once', () => {
  const { door, post } = aDoor();
  const early = port('early');
  post({ ports: [early] });
  const taken: MessagePort[] = [];
  door.onPort((next) => taken.push(next));
  expect(taken).toEqual([early]);
});

test('of several early ports the newest counts, and later ones follow', () => {
  const { door, post } = aDoor();
  const [first, second, third] = [port('first'), port('second'), port('third')];
  post({ ports: [first] });
  post({ ports: [second] });
  const taken: MessagePort[] = [];
  door.onPort((next) => taken.push(next));
  post({ ports: [third] });
  expect(taken).toEqual([second, third]);
});

test('another window, another message and a message without a port are not heard', () => {
  const { door, post } = aDoor();
  const taken: MessagePort[] = [];
  door.onPort((next) => taken.push(next));
  post({ source: {}, ports: [port('foreign')] });
  post({ data: 'something-else', ports: [port('wrong')] });
  post({});
  expect(taken).toEqual([]);
});
