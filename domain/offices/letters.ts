/**
 * Names reduced to what two people agree on. `lettersOf` takes away case, spaces, marks and accents; `soundOf` also what
 * Indian names lose and gain on their way into Latin letters: doubled letters, ee or i, w or v, ph or f,
 * aspirates, long vowels.
 * Invariant: both are stable: the directory's keys are made with `soundOf`, so a change of it is a new SOUND_VERSION.
 */
import { devanagariToLatin } from './devanagari.ts';

export const SOUND_VERSION = 1;

/** Letters a–z and digits in small case, Devanagari by its sound; everything else is left out. */
export function lettersOf(text: string): string {
  return devanagariToLatin(text)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}

/** The key under which spellings of one name meet. Takes any text; gives a–z and digits, possibly nothing. */
export function soundOf(text: string): string {
  let sound = lettersOf(text);
  for (const [spelling, key] of RULES) sound = sound.replaceAll(spelling, key);
  return sound;
}

/** In this order. Capitals stand for a sound that a later rule must not touch; the last rules make them small again. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/chh|ch/g, 'C'], // Chhindwara, Chindwara
  [/c/g, 'k'], // Calicut, Kalikut
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/sch|sh/g, 's'],
  [/ph/g, 'f'], // Phulpur, Fulpur
  [/zh/g, 'l'], // Kozhikode: ழ is heard as l
  [/([bdgjklrt])h/g, '$1'], // Gandhi, Gandi; Thane, Tane
  [/z/g, 'j'], // Ghaziabad, Gajiabad
  [/w/g, 'v'], // Wardha, Vardha
  [/y/g, 'i'], // Hyderabad, Hiderabad
  [/ee|ii/g, 'i'], // Neemuch, Nimach
  [/oo|ou|uu/g, 'u'], // Bengalooru, Bengaluru
  [/au|ow/g, 'o'], // Lucknau, Lakhnow
  [/ai|ei/g, 'e'], // Jaipur, Jeypur
  [/C/g, 'c'],
  [/(.)\1+/g, '$1'], // Dilli, Dili
];
