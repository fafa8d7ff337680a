import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './languages/en';
import { initialLanguage, rememberLanguage, type Language } from './language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** One chunk per language, fetched when wanted. */
async function messages(language: Language): Promise<object> {
  switch (language) {
    case 'en': return (await import('./languages/en')).en;
    case 'fr': return (await import('./languages/fr')).fr;
    case 'ja': return (await import('./languages/ja')).ja;
  }
}

export async function startI18n(): Promise<I18n> {
  const language = initialLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await messages(language) } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  rememberLanguage(language, false);
  return i18next;
}

/** Changes every text on the page at once. */
export async function switchLanguage(language: Language, chosen = true): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await messages(language));
  }
  rememberLanguage(language, chosen);
  await i18next.changeLanguage(language);
}
