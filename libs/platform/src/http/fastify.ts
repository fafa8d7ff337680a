import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { continueTrace, enterTrace } from '../telemetry/index.js';
import { routeTasks } from './collection-tasks.js';
import { Created, One } from './envelope.js';
import { asVigieError, bodyLimit, errorEnvelope } from './error-envelope.js';
import { readJsonBody } from './json-body.js';
import { languageOf } from './language.js';

/** Certificate chain and private key, PEM. */
export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

/** The HTTP server every service has: paths in any case, tolerant of a trailing slash, JSON with or without a Content-Type. */
export function fastifyAdapter(certificate?: Certificate): FastifyAdapter {
  const adapter = new FastifyAdapter({
    ...(certificate ? { https: certificate } : {}),
    bodyLimit,
    skipMiddie: true,
    requestTimeout: 30_000,
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 200 },
    trustProxy: 'loopback,linklocal,uniquelocal',
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      const coded = asVigieError(error, request.url);
      void reply.status(coded.status).send(errorEnvelope(coded, languageOf(request)));
    },
  });
  prepare(adapter.getInstance());
  return adapter;
}

function prepare(fastify: FastifyInstance): void {
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
    done();
  });
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
