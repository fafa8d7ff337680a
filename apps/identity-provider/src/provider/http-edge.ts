import type { FastifyReply, FastifyRequest } from 'fastify';
import { IncomingMessage } from 'node:http';
import { VigieError } from '@vigie/contracts';
import { addressOf, languageOf } from '@vigie/platform/http';
import type { Visit } from '../sessions/visit.js';

/** Largest form in bytes: tokens and passwords fit, floods do not. */
const largestForm = 56 * 1024;

export const visitOf = (request: FastifyRequest): Visit => ({ address: addressOf(request.raw) ?? '', language: languageOf(request) });

/** Paths that XProtect's clients have built in, and where the provider serves them. */
const aliases: Record<string, string> = {
  authorize: '/auth', token: '/token', userinfo: '/me', endsession: '/session/end', introspect: '/token/introspection', revocation: '/token/revocation',
};

/** The path below /IDP, in the provider's own words. */
export function providerPath(url: string): string {
  const path = url.replace(/^\/+(api\/+)?idp(?=[/?]|$)/i, '');
  return path.replace(/^\/connect\/(\w+)/i, (written, name: string) => aliases[name.toLowerCase()] ?? written).replace(/^(?!\/)/, '/');
}

/** The request as the provider must see it: mounted at /IDP of the public address, whichever way it came. */
export function mountedRequest(request: FastifyRequest, publicUrl: string): IncomingMessage {
  const { raw } = request;
  const { host, protocol } = new URL(publicUrl);
  raw.url = providerPath(raw.url ?? '');
  raw.headers['x-forwarded-host'] = host;
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers.host = host;
  return Object.assign(raw, { originalUrl: `/IDP${raw.url}` });
}

/** Reads a form (`application/x-www-form-urlencoded`). Throws `request.tooLarge`, `request.malformed`. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestForm) throw new VigieError('request.tooLarge', { params: { limit: largestForm } });
    chunks.push(chunk);
  }
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new VigieError('request.malformed', { params: { detail: 'it is not UTF-8' } });
  }
}

/** The same request with another form in it. */
export function withForm(request: IncomingMessage, form: URLSearchParams): IncomingMessage {
  const body = Buffer.from(form.toString());
  const copy = new IncomingMessage(request.socket);
  // Complete: a stream that ends early would take the connection with it.
  Object.assign(copy, { complete: true, method: request.method, url: request.url, originalUrl: (request as { originalUrl?: string }).originalUrl });
  copy.headers = { ...request.headers, 'content-length': String(body.length) };
  delete copy.headers['transfer-encoding'];
  copy.push(body);
  copy.push(null);
  return copy;
}

/** Hands the answer over to code that writes to the raw response; keeps the headers every answer has. */
export function handOver(reply: FastifyReply): FastifyReply['raw'] {
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  reply.hijack();
  return reply.raw;
}
