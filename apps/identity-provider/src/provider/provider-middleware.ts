import type { KoaContextWithOIDC } from 'oidc-provider';
import type { AuditTrail } from '@vigie/platform/security';
import { presentVisit } from '../sessions/visit.js';
import { showChangeOfUser } from './provider-pages.js';
import { leaveNothing } from './sign-out.js';

type Next = () => Promise<void>;
type ErrorBody = { error: string; error_description?: string; error_code?: string };

/** Endpoints that clients call, as opposed to browsers. */
const backChannel = new Set(['token', 'introspection', 'revocation', 'pushed_authorization_request']);
const badCredentials = new Set(['invalid_client', 'invalid_grant']);

const isError = (body: unknown): body is ErrorBody => typeof (body as ErrorBody | undefined)?.error === 'string';

/** Errors of the back channel as our HTTP conventions say them: status 400, and a code for credentials that were refused. */
export async function houseErrors(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next();
  if (!backChannel.has(ctx.oidc?.route) || !isError(ctx.body)) return;
  if (ctx.status === 401) {
    ctx.status = 400;
    ctx.remove('WWW-Authenticate');
  }
  if (badCredentials.has(ctx.body.error)) ctx.body = { ...ctx.body, error_code: 'InvalidCredentials' };
}

/** Pages of the provider that would go on by script: gone, or with a button. */
export async function withoutScripts(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next();
  if (typeof ctx.body !== 'string' || !ctx.body.includes('<title>Submitting Callback</title>')) return;
  if (ctx.oidc.route === 'end_session') leaveNothing(ctx);
  if (ctx.oidc.route === 'resume') showChangeOfUser(ctx);
}

/** Logs the sign-in of machines, and what refuses them, before they get their answer (ID-16). */
export const clientTrail = (audit: AuditTrail) => async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
  await next();
  const { oidc } = ctx;
  if (oidc?.route !== 'token' || oidc.params?.grant_type !== 'client_credentials') return;
  const id = oidc.client?.principal_id;
  if (!oidc.client || typeof id !== 'string') return;
  const refused = isError(ctx.body);
  const { address, language } = presentVisit();
  const name = oidc.client.clientName ?? oidc.client.clientId;
  await audit.write({ principal: { id, name, kind: 'client', clientId: oidc.client.clientId }, address, language }, {
    log: 'audit', category: 'access', operation: refused ? 'client.signInRefused' : 'client.signedIn', outcome: refused ? 'refused' : 'success',
    object: { type: 'clients', id, name }, ...(isError(ctx.body) ? { reason: ctx.body.error } : {}),
  });
};
