import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { api } from '../api/client';
import type { Me } from '../api/types';
import { Failure } from '../design/states';
import { switchLanguage } from '../i18n/i18n';
import { hasChosenLanguage, isLanguage } from '../i18n/language';
import { BootPage } from './boot-page';

const MeContext = createContext<Me | undefined>(undefined);

/** Rights may change at any time; asking again now and then hides what went and shows what came. */
const ASK_AGAIN_MS = 20_000;

export const meKey = ['me'] as const;

/** Loads who is signed in and what they may, and shows nothing before that is known. */
export function MeProvider({ children }: { children: ReactNode }) {
  const me = useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => api.one<Me>('/users/me', signal),
    refetchInterval: ASK_AGAIN_MS,
    // Right after the first sign-in the register may still be hearing of the new account.
    retry: 5,
  });
  const language = me.data?.language;
  useEffect(() => {
    if (isLanguage(language) && !hasChosenLanguage()) void switchLanguage(language, false);
  }, [language]);
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  if (me.isError) return <main><Failure error={me.error} retry={() => void me.refetch()} /></main>;
  return <BootPage state={{ kind: 'starting' }} />;
}

export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe needs a MeProvider above it.');
  return me;
}

/** Whether the person holds a privilege on anything; the suite decides again on every request. */
export function useMay(): (privilege: string) => boolean {
  const me = useMe();
  return (privilege) => holds(me, privilege);
}

export function holds(me: Me, privilege: string): boolean {
  return me.administrator || me.privileges.includes(privilege);
}
