export const languages = ['en', 'fr', 'ja'] as const;
export type Language = (typeof languages)[number];

/** Each language in its own words, as a chooser should show it. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', ja: '日本語' };

const KEY = 'vigie.language';
let current: Language = 'en';

export function isLanguage(value: string | null | undefined): value is Language {
  return languages.some((language) => language === value);
}

/** The first language asked for that there is; `en` else. Takes tags such as `fr-CA`. */
export function pickLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const short = tag?.slice(0, 2).toLowerCase();
    if (isLanguage(short)) return short;
  }
  return 'en';
}

export function initialLanguage(): Language {
  current = pickLanguage([localStorage.getItem(KEY), ...navigator.languages]);
  return current;
}

export function currentLanguage(): Language {
  return current;
}

/** True when the person chose on this browser, as opposed to the browser's own setting. */
export function hasChosenLanguage(): boolean {
  return isLanguage(localStorage.getItem(KEY));
}

export function rememberLanguage(language: Language, chosen: boolean): void {
  current = language;
  if (chosen) localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}
