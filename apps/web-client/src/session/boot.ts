import { currentLanguage } from '../i18n/language';
import { beginSignIn } from './oauth';
import { session } from './session';

export type BootState =
  | { kind: 'starting' }
  | { kind: 'open' }
  | { kind: 'redirecting' }
  | { kind: 'signedOut' }
  | { kind: 'insecure' }
  | { kind: 'failed'; reason: string };

/** Where the person wanted to go, within our own origin. */
function wantedAddress(): string {
  const here = location.pathname + location.search;
  return here.startsWith('/signed-') ? '/' : here;
}

/** Either an open session, or a redirect to the identity provider on its way, or what prevents both. */
export async function boot(): Promise<BootState> {
  if (location.pathname === '/signed-out') return { kind: 'signedOut' };
  if (!window.isSecureContext) return { kind: 'insecure' };
  try {
    if (location.pathname === '/signed-in') {
      const returnTo = await session.finish(new URL(location.href));
      if (returnTo) {
        history.replaceState(null, '', returnTo);
        return { kind: 'open' };
      }
    }
    await beginSignIn(wantedAddress(), currentLanguage());
    return { kind: 'redirecting' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
