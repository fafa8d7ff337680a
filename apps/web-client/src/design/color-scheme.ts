export const themeChoices = ['system', 'light', 'dark', 'night'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Scheme = 'light' | 'dark';

/** Same key as in public/theme.js, which paints before this module is loaded. */
const KEY = 'vigie.theme';

export function readThemeChoice(): ThemeChoice {
  const stored = localStorage.getItem(KEY);
  return themeChoices.find((choice) => choice === stored) ?? 'system';
}

/** Light or dark for a choice; night is a dimmer dark. */
export function schemeOf(choice: ThemeChoice, systemIsLight: boolean): Scheme {
  if (choice === 'system') return systemIsLight ? 'light' : 'dark';
  return choice === 'light' ? 'light' : 'dark';
}

export function applyTheme(choice: ThemeChoice, scheme: Scheme): void {
  localStorage.setItem(KEY, choice);
  document.documentElement.dataset.theme = choice === 'night' ? 'night' : scheme;
}
