/** Names as people type them: another case, spaces elsewhere, one slip of the finger. */
import type { Chance } from '../manifest/seeded-random.ts';

export const MISTYPINGS = ['in another case', 'with other spaces', 'with a doubled letter', 'with one slip'] as const;
export type Mistyping = (typeof MISTYPINGS)[number];

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** The name, changed in this way; a slip leaves out, adds, changes or swaps one letter behind the first. */
export function mistype(chance: Chance, name: string, how: Mistyping): string {
  switch (how) {
    case 'in another case':
      return Array.from(name, (letter) =>
        chance.between(0, 1) === 0 ? letter.toUpperCase() : letter.toLowerCase(),
      ).join('');
    case 'with other spaces': {
      const bare = name.replaceAll(/[\s.-]/g, '');
      const at = chance.between(1, bare.length - 1);
      return `${bare.slice(0, at)} ${bare.slice(at)}`;
    }
    case 'with a doubled letter': {
      const at = chance.pick(letterPlaces(name));
      return name.slice(0, at) + name.slice(at, at + 1) + name.slice(at);
    }
    case 'with one slip':
      return slip(chance, name);
  }
}

function slip(chance: Chance, name: string): string {
  const at = chance.pick(letterPlaces(name).slice(1));
  const [before, here, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)];
  switch (chance.between(1, 4)) {
    case 1:
      return before + after;
    case 2:
      return before + chance.pick(LETTERS) + here + after;
    case 3:
      return before + chance.pick(LETTERS) + after;
    default:
      return before + after.slice(0, 1) + here + after.slice(1);
  }
}

function letterPlaces(name: string): number[] {
  return Array.from(name, (_, at) => at).filter((at) => /[a-z]/i.test(name.slice(at, at + 1)));
}
