/** Words for a component: the translator, the language, and the way to the other one. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { keepLanguage, otherLanguage, type Language } from './language.ts';

export type Translate = TFunction;

export type Words = { readonly t: Translate; readonly language: Language; readonly switchLanguage: () => void };

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'hi' ? 'hi' : 'en';
  const switchLanguage = useCallback(() => {
    const next = otherLanguage(language);
    keepLanguage(window.localStorage, next);
    document.documentElement.lang = next;
    void i18n.changeLanguage(next);
  }, [i18n, language]);
  return { t, language, switchLanguage };
}
