import type { KoaContextWithOIDC } from 'oidc-provider';
import { VigieError } from '@vigie/contracts';
import { asVigieError, errorEnvelope } from '@vigie/platform/http';
import { pageHeaders } from '../pages/layout.js';
import { oauthRefusal, wantsPage } from '../pages/page-edge.js';
import { refusalPage } from '../pages/sign-in.pages.js';
import { presentVisit } from '../sessions/visit.js';

type Next = () => Promise<void>;

/** Why the provider itself gave up, until the answer is written. */
const failures = new WeakMap<object, VigieError>();

/** Keeps what the provider failed of: it only says that it did. */
export const noteFailure = (ctx: KoaContextWithOIDC, error: Error): void => void failures.set(ctx, asVigieError(error, ctx.path));

/**
 * No answer without a code: neither where there is no route, nor where the provider or something around it failed. Browsers get a
 * page, endpoints of OAuth answer as OAuth does, and what is no endpoint as the rest of the API.
 */
export async function codedRefusals(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  let error: VigieError | undefined;
  try {
    await next();
    if (ctx.status >= 500) error = failures.get(ctx);
    else if (ctx.status === 404 && !ctx.body) error = new VigieError('route.unknown', { params: { path: `/IDP${ctx.path}` } });
  } catch (thrown) {
    error = asVigieError(thrown, ctx.path);
  }
  if (error) refuse(ctx, error);
}

function refuse(ctx: KoaContextWithOIDC, error: VigieError): void {
  const { language } = presentVisit();
  ctx.status = error.status;
  if (wantsPage(ctx.get('accept'))) {
    ctx.set({ ...pageHeaders });
    ctx.body = refusalPage(error, language);
  } else ctx.body = error.code === 'route.unknown' ? errorEnvelope(error, language) : oauthRefusal(error);
}
