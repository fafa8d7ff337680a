import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { continueTrace, enterTrace } from '../telemetry/index.js';
import { noteAddress } from './client-address.js';
import type { AddressReader } from './client-address.js';
import { routeTasks } from './collection-tasks.js';
import { Created, One } from './envelope.js';
import { asVigieError, bodyLimit, errorEnvelope } from './error-envelope.js';
import { readJsonBody } from './json-body.js';
import { languageOf } from './language.js';
import { answerUnread } from './unread-requests.js';

/** Certificate chain and private key, PEM. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

/** What the edge of a service depends on. */
export interface EdgeOptions {
  certificate?: Certificate;
  clientAddress: AddressReader;
  /** How long a caller may take at most to send its headers, in milliseconds: until it is cut. */
  headersTimeoutMs: number;
}

const requestTimeout = 30_000;
const mostLookMs = 1_000;

/** The HTTP server every service has: paths in any case, tolerant of a trailing slash, JSON with or without a Content-Type. */
export function fastifyAdapter({ certificate, clientAddress, headersTimeoutMs }: EdgeOptions): FastifyAdapter {
  // Node cuts at the first look after the time is over, which may be a whole interval later; another one covers looks that come late.
  const lookMs = Math.min(mostLookMs, Math.ceil(headersTimeoutMs / 6));
  const server = {
    headersTimeout: headersTimeoutMs - 2 * lookMs, requestTimeout, connectionsCheckingInterval: lookMs,
    // Node's own answer to a request without Host says nothing.
    requireHostHeader: false,
  };
  const adapter = new FastifyAdapter({
    ...(certificate ? { https: { ...certificate, ...server, handshakeTimeout: headersTimeoutMs } } : { http: server }),
    bodyLimit,
    skipMiddie: true,
    requestTimeout,
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 200 },
    // Fastify would take any text for an address: see `addressOf`.
    trustProxy: false,
    clientErrorHandler: answerUnread,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const coded = asVigieError(error, request.url);
      void reply.status(coded.status).send(errorEnvelope(coded, languageOf(request)));
    },
  });
  prepare(adapter.getInstance(), clientAddress);
  return adapter;
}

function prepare(fastify: FastifyInstance, clientAddress: AddressReader): void {
  routeTasks(fastify);
  answerEnvelopes(fastify);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const type = request.headers['content-type'] ?? 'application/json';
      if (body.length > 0 && !/^(application\/(.+\+)?json|text\/plain)\b/i.test(type)) throw new VigieError('request.unsupportedMedia');
      done(null, readJsonBody(body));
    } catch (error) {
      done(error as Error);
    }
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const trace = continueTrace([request.headers.traceparent].flat()[0]);
    enterTrace(trace);
    void reply.header('X-Content-Type-Options', 'nosniff').header('Cache-Control', 'no-store').header('X-Trace-Id', trace.traceId);
    noteAddress(request.raw, clientAddress);
    done(misdirected(request.raw));
  });
}

/** Only paths are asked for here: a whole address as the target is a proxy's, and routed by other eyes than ours. */
function misdirected({ url = '', headers, httpVersionMinor }: IncomingMessage): VigieError | undefined {
  if (!url.startsWith('/')) return new VigieError('request.malformed', { params: { detail: 'its target is not a path' } });
  if (headers.host === undefined && httpVersionMinor > 0) return new VigieError('request.malformed', { params: { detail: 'it names no host' } });
  return undefined;
}

/** Puts the version of an object into its ETag and sends the bare envelope. Not in an interceptor of Nest, which would put observables around every handler. */
function answerEnvelopes(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, body: unknown, done) => {
    if (!(body instanceof One) && !(body instanceof Created)) return done(null, body);
    if (body.version !== undefined) void reply.header('ETag', `"${body.version}"`);
    done(null, body instanceof One ? { data: body.data } : { result: body.result });
  });
  // To write out a text, Node reserves three times its length; bytes it writes as they are.
  fastify.addHook('onSend', (_request, _reply, body, done) => done(null, typeof body === 'string' ? Buffer.from(body) : body));
}
