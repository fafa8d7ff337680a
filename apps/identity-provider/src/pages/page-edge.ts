import type { FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { readLanguage } from '@vigie/platform/http';
import { pageHeaders } from './layout.js';
import { deviceCookie } from '../throttle/known-device.rules.js';

export const sendPage = (reply: FastifyReply, status: number, page: string): FastifyReply => reply.status(status).headers({ ...pageHeaders }).send(page);

/** Goes on with GET, whatever came before. */
export const goOn = (reply: FastifyReply, address: string): FastifyReply => reply.status(303).header('Location', address).send();

/** `?language=` of the page, then `ui_locales` of the application, then the browser's own languages. */
export function pageLanguage(request: FastifyRequest, uiLocales?: unknown): Language {
  const { language } = request.query as { language?: unknown };
  if (typeof language === 'string') return readLanguage(language);
  return readLanguage(typeof uiLocales === 'string' ? uiLocales.replaceAll(' ', ',') : request.headers['accept-language']);
}

export function cookieOf(request: FastifyRequest, name = deviceCookie): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Whether who sends this Accept shows pages: a browser says so, whoever does not is a program, which gets JSON where it is refused. */
export const wantsPage = (accept: string | undefined): boolean => /\btext\/html\b|\bapplication\/xhtml\+xml\b/i.test(accept ?? '');
export const wantsJson = ({ headers }: FastifyRequest): boolean => !wantsPage(headers.accept);

export type IdentityErrorCode = 'InvalidCredentials' | 'LockedOut' | 'ChangePassword';

/** A refusal as our conventions say it for the identity-provider. */
export const sendOAuthError = (reply: FastifyReply, code: IdentityErrorCode, description: string): FastifyReply =>
  reply.status(400).headers({ 'Cache-Control': 'no-store', 'Content-Type': 'application/json; charset=utf-8' })
    .send({ error: code === 'ChangePassword' ? 'interaction_required' : 'invalid_grant', error_description: description, error_code: code });

/** A coded refusal as endpoints of OAuth say it; in English, as the descriptions there may hold nothing else. */
export const oauthRefusal = (error: VigieError): { error: string; error_description: string; error_code: string } => ({
  error: error.status < 500 ? 'invalid_request' : error.code === 'service.unavailable' ? 'temporarily_unavailable' : 'server_error',
  error_description: error.text('en'), error_code: error.code,
});

/** The sentence of a `password.…` refusal; anything else is not for the page to say. */
export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof VigieError && (error.code.startsWith('password.') || error.code === 'object.changed')) return error.text(language);
  throw error;
}
