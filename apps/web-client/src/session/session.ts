import { finishSignIn, isFinalRefusal, refresh, signOutAtProvider, type Tokens } from './oauth';

/** Refresh this long before the access token ends. */
const HEAD_START_MS = 60_000;
const RETRY_MS = 5_000;

export type SessionState = 'none' | 'open' | 'ended';

type Listener = (state: SessionState) => void;

let tokens: Tokens | undefined;
let state: SessionState = 'none';
let refreshing: Promise<string> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<Listener>();
const renewals = new Set<(accessToken: string) => void>();

function become(next: SessionState): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener(next);
}

function keep(next: Tokens): void {
  tokens = next;
  become('open');
  for (const renewed of renewals) renewed(next.accessToken);
  clearTimeout(timer);
  const wait = Math.max(1_000, next.expiresAt - Date.now() - HEAD_START_MS);
  timer = setTimeout(() => void renew().catch(retryLater), wait);
}

function retryLater(): void {
  if (state !== 'open') return;
  clearTimeout(timer);
  timer = setTimeout(() => void renew().catch(retryLater), RETRY_MS);
}

/** The tokens live here and nowhere else: not in storage, not in a cookie that scripts can read. */
export const session = {
  get state(): SessionState {
    return state;
  },
  onState(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Calls back with every new access token, for sockets that outlive one. */
  onRenewal(listener: (accessToken: string) => void): () => void {
    renewals.add(listener);
    return () => renewals.delete(listener);
  },
  /** Answers where to go after the redirect; undefined when there was no sign-in to finish. */
  async finish(address: URL): Promise<string | undefined> {
    const done = await finishSignIn(address);
    if (done) keep(done.tokens);
    return done?.returnTo;
  },
  /** A token that is good for now; renews it when it is about to end. Throws when the session is over. */
  async accessToken(): Promise<string> {
    if (!tokens) throw new SessionEnded();
    if (tokens.expiresAt - Date.now() > 5_000) return tokens.accessToken;
    return renew();
  },
  /** After a 401: a new token, whatever the clock says about the old one. */
  renew,
  async signOut(): Promise<void> {
    const last = tokens;
    tokens = undefined;
    clearTimeout(timer);
    await signOutAtProvider(last);
  },
};

export class SessionEnded extends Error {
  override name = 'SessionEnded';
}

/** One refresh at a time: the refresh token works once, two parallel uses would revoke the whole family. */
function renew(): Promise<string> {
  refreshing ??= exchange().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function exchange(): Promise<string> {
  if (!tokens) throw new SessionEnded();
  try {
    const next = await refresh(tokens);
    keep(next);
    return next.accessToken;
  } catch (error) {
    if (!isFinalRefusal(error) && tokens.refreshToken) throw error;
    tokens = undefined;
    clearTimeout(timer);
    become('ended');
    throw new SessionEnded();
  }
}
