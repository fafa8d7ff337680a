import type { KoaContextWithOIDC, Session } from 'oidc-provider';

const minutes = 60;
const hours = 60 * minutes;

/** How long things live, in seconds. A session ends half a day after the sign-in, used or not: one shift. */
export const lifetimes = { session: 12 * hours, accessToken: 5 * minutes, code: 1 * minutes, interaction: 30 * minutes } as const;

/** The same, as the provider asks for it. */
export const timesToLive = {
  AccessToken: lifetimes.accessToken,
  ClientCredentials: lifetimes.accessToken,
  AuthorizationCode: lifetimes.code,
  IdToken: lifetimes.accessToken,
  Interaction: lifetimes.interaction,
  Grant: lifetimes.session,
  RefreshToken: lifetimes.session,
  Session: (_ctx: KoaContextWithOIDC, { loginTs }: Session): number =>
    loginTs === undefined ? 1 * hours : Math.max(1, loginTs + lifetimes.session - Math.floor(Date.now() / 1_000)),
};
