import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { applyTheme, readThemeChoice, schemeOf, type Scheme, type ThemeChoice } from '../design/color-scheme';

interface ThemeState {
  choice: ThemeChoice;
  scheme: Scheme;
  choose: (choice: ThemeChoice) => void;
}

const ThemeContext = createContext<ThemeState>({ choice: 'system', scheme: 'dark', choose: () => undefined });

const systemLight = matchMedia('(prefers-color-scheme: light)');

function subscribe(listener: () => void): () => void {
  systemLight.addEventListener('change', listener);
  return () => systemLight.removeEventListener('change', listener);
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [choice, choose] = useState(readThemeChoice);
  const light = useSyncExternalStore(subscribe, () => systemLight.matches);
  const scheme = schemeOf(choice, light);
  useEffect(() => applyTheme(choice, scheme), [choice, scheme]);
  return <ThemeContext value={{ choice, scheme, choose }}>{children}</ThemeContext>;
}

export function useThemeChoice(): ThemeState {
  return use(ThemeContext);
}
