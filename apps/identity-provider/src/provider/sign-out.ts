import type { KoaContextWithOIDC } from 'oidc-provider';

/** Where to go after a sign-out, as the request asked for it and the provider checked it. */
function afterwards(ctx: KoaContextWithOIDC): string {
  const { postLogoutRedirectUri, state } = (ctx.oidc.session?.state ?? {}) as { postLogoutRedirectUri?: string; state?: string };
  if (!postLogoutRedirectUri) return ctx.oidc.urlFor('end_session_success');
  const address = new URL(postLogoutRedirectUri);
  if (state !== undefined) address.searchParams.set('state', state);
  return address.href;
}

/**
 * Ends the session without asking again, where the application proves with that session's own ID token that its user
 * wants to leave. Answers false where it does not prove it: then the page asks.
 */
export async function leaveAtOnce(ctx: KoaContextWithOIDC): Promise<boolean> {
  const { session, provider, entities } = ctx.oidc;
  if (!session?.accountId || entities.IdTokenHint?.payload.sub !== session.accountId) return false;
  const onward = afterwards(ctx);
  for (const { grantId } of Object.values(session.authorizations ?? {})) if (grantId) await provider.Grant.adapter.destroy(grantId);
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { httpOnly: true, sameSite: 'lax', path: '/IDP', signed: true });
  ctx.redirect(onward);
  ctx.status = 303;
  return true;
}

/** Nobody is signed in: there is nothing to end and nothing to ask. */
export function leaveNothing(ctx: KoaContextWithOIDC): void {
  ctx.redirect(afterwards(ctx));
  ctx.status = 303;
}
