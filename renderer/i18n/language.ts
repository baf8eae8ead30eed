/** The two languages, where the choice is kept, and the names of things that come in both. */
import type { Bilingual } from '../../domain/contract/shapes.ts';

export type Language = 'en' | 'hi';

const STORED_AS = 'daksetu.language';

/** The language chosen last on this PC, English before the first choice. */
export function storedLanguage(storage: Pick<Storage, 'getItem'>): Language {
  return storage.getItem(STORED_AS) === 'hi' ? 'hi' : 'en';
}

export function keepLanguage(storage: Pick<Storage, 'setItem'>, language: Language): void {
  storage.setItem(STORED_AS, language);
}

export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'hi' : 'en';
}

/** The text in the language shown; the other one where it is missing. */
export function pick(text: Bilingual, language: Language): string {
  const wanted = text[language];
  return wanted === '' ? text[otherLanguage(language)] : wanted;
}
