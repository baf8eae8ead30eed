/**
 * Devanagari into the Latin letters that offices use: रामपुर → rampur. For looking up names, not for print.
 * Rules: the inherent a is spoken unless a vowel sign or a virama follows; at the end of a word it is silent, and within a
 * word it is silent between vowel–consonant and consonant–vowel (Ohala's rule, applied from the right).
 */
const CONSONANTS = tableOf(
  'क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n',
  'प p फ ph ब b भ bh म m य y र r ल l ळ l व v श sh ष sh स s ह h',
);
/** With the dot below: ड़ is written r, ज़ z, फ़ f; the others as without it. */
const DOTTED = tableOf('ड r ढ rh क k ख kh ग g ज z फ f य y');
const VOWELS = tableOf('अ a आ a इ i ई i उ u ऊ u ऋ ri ए e ऐ ai ऑ o ओ o औ au');
const SIGNS = tableOf(
  '\u093e a \u093f i \u0940 i \u0941 u \u0942 u \u0943 ri \u0947 e \u0948 ai \u0949 o \u094b o \u094c au',
);
const [NUKTA, VIRAMA, ANUSVARA, CANDRABINDU] = ['\u093c', '\u094d', '\u0902', '\u0901'];
const [ZERO, NINE] = ['\u0966', '\u096f'] as const;

/** Latin letters for the Devanagari of a text; all other characters stay as they are. */
export function devanagariToLatin(text: string): string {
  return text.normalize('NFD').replaceAll(/[\u0900-\u097f\u200c\u200d]+/g, wordToLatin);
}

/** A consonant with its vowel: `a` that was not written is `inherent`. */
type Syllable = { readonly sign: string; consonant: string; vowel: string; inherent: boolean; nasal: string };

function wordToLatin(word: string): string {
  const syllables = silence(syllablesOf(word));
  return syllables.map((one, at) => one.consonant + one.vowel + nasalOf(one, syllables[at + 1])).join('');
}

/** The dot above is m before a sound of the lips, else n: मुंबई, चंडीगढ़. */
function nasalOf({ nasal }: Syllable, next: Syllable | undefined): string {
  return nasal === 'n' && /^[pbm]/.test(next?.consonant ?? '') ? 'm' : nasal;
}

function syllablesOf(word: string): Syllable[] {
  const syllables: Syllable[] = [];
  for (const sign of word) {
    const last = syllables.at(-1);
    if (CONSONANTS[sign] !== undefined) {
      syllables.push({ sign, consonant: CONSONANTS[sign], vowel: 'a', inherent: true, nasal: '' });
    } else if (VOWELS[sign] !== undefined) {
      syllables.push({ sign, consonant: '', vowel: VOWELS[sign], inherent: false, nasal: '' });
    } else if (sign >= ZERO && sign <= NINE) syllables.push(digit(sign));
    else if (last !== undefined) change(last, sign);
  }
  return syllables;
}

function change(last: Syllable, sign: string): void {
  if (sign === VIRAMA) Object.assign(last, { vowel: '', inherent: false });
  if (SIGNS[sign] !== undefined) Object.assign(last, { vowel: SIGNS[sign], inherent: false });
  if (sign === ANUSVARA || sign === CANDRABINDU) last.nasal = 'n';
  if (sign === NUKTA) last.consonant = DOTTED[last.sign] ?? last.consonant;
}

function digit(sign: string): Syllable {
  return { sign, consonant: String(sign.charCodeAt(0) - 0x966), vowel: '', inherent: false, nasal: '' };
}

/** Takes the silent vowels away, from the right. */
function silence(syllables: Syllable[]): Syllable[] {
  for (let at = syllables.length - 1; at > 0; at -= 1) {
    const [before, here, after] = [syllables[at - 1], syllables[at], syllables[at + 1]];
    if (before === undefined || here === undefined || !here.inherent || here.nasal !== '') continue;
    const between = before.vowel !== '' && before.nasal === '' && after !== undefined && isSpoken(after);
    if (after === undefined || between) here.vowel = '';
  }
  return syllables;
}

function isSpoken({ consonant, vowel }: Syllable): boolean {
  return consonant !== '' && vowel !== '';
}

/** Pairs of a sign and its Latin letters, all apart by spaces. */
function tableOf(...lines: readonly string[]): Readonly<Record<string, string>> {
  const words = lines.join(' ').split(' ');
  return Object.fromEntries(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [])));
}
