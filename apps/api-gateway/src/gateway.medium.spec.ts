import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as httpRequest, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { WebSocket, WebSocketServer } from 'ws';
import { createService, type RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { answersOf, checkedFetch, freePort, rawRequest as raw, testNats } from '@vigie/testing';
import { GatewayConfig } from './app.config.js';
import { apiGateway } from './app.module.js';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

describe('the gateway', () => {
  const web = mkdtempSync(join(tmpdir(), 'vigie-web-'));
  let service: Server;
  let gateway: RunningService;
  let url: string;
  let seen: Seen | undefined;
  const silent = createServer(() => undefined);
  const second = createServer((_request, response) => response.writeHead(200, { 'x-copy': 'second' }).end('{}'));

  const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** An answer of the gateway itself. */
  const own = (path: string, init?: RequestInit): Promise<Response> => checkedFetch(answersOf(apiGateway, gateway.app), url + path, init);
  const listening = async (server: Server): Promise<void> => { await once(server.listen(0, '127.0.0.1'), 'listening'); };

  beforeAll(async () => {
    mkdirSync(join(web, 'assets'));
    writeFileSync(join(web, 'index.html'), '<!doctype html><title>Vigie</title>');
    writeFileSync(join(web, 'assets/index-abc.js'), 'console.log(1);');
    writeFileSync(join(web, 'assets/index-abc.js.gz'), gzipSync('console.log(1);'));
    service = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => { body += chunk.toString(); });
      request.on('end', () => {
        seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
        if (request.url?.includes('cut')) response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy());
        else response.writeHead(201, { 'content-type': 'application/json', etag: '"7"' }).end('{"data":{}}');
      });
    });
    const sockets = new WebSocketServer({ server: service });
    sockets.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));
    await Promise.all([listening(service), listening(silent), listening(second)]);
    gateway = await createService(apiGateway, readConfig(GatewayConfig, {
      SITE_ID: randomUUID(), NATS_URL: testNats(), PUBLIC_URL: 'http://localhost:8080', LOG_LEVEL: 'silent', INSIDE_TOKEN: 'token-of-those-inside', HEADERS_TIMEOUT_MS: '600', WEB_ROOT: web, UPSTREAM_TIMEOUT_MS: '300', SHUTDOWN_BUDGET_MS: '2000',
      SERVICE_URLS: JSON.stringify({
        management: addressOf(service), 'identity-provider': addressOf(service), 'mobile-server': addressOf(service), 'recording-server': addressOf(service),
        'incident-manager': [`http://127.0.0.1:${await freePort()}`, addressOf(service), addressOf(second)],
        'log-server': addressOf(silent), 'event-server': `http://127.0.0.1:${await freePort()}`,
      }),
    }));
    url = gateway.url;
  }, 30_000);

  it('[OP-03] gives one person so many turns at once, refuses what is far beyond by code, and makes nobody else wait', async () => {
    let [running, peak] = [0, 0];
    const watch = (_request: IncomingMessage, response: ServerResponse): void => {
      peak = Math.max(peak, running += 1);
      response.once('close', () => { running -= 1; });
    };
    silent.on('request', watch);
    const hold = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: { Authorization: 'Bearer one' } });
    // The log-server of this test never answers: each of these keeps its turn until the gateway gives up.
    const crowd = Array.from({ length: 120 }, () => hold('/api/rest/v1/logEntries'));
    const refused = await Promise.race(crowd.map(async (one) => {
      const answer = await one;
      return answer.status === 429 ? answer : new Promise<never>(() => undefined);
    }));
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ error: { httpCode: 429, details: [{ errorTextId: 'request.tooMany' }] } });
    const other = await fetch(`${url}/api/rest/v1/cameras`, { headers: { Authorization: 'Bearer two' } });
    expect(other.status).toBe(201);
    const statuses = (await Promise.all(crowd)).map(({ status }) => status);
    silent.off('request', watch);
    expect(peak).toBe(16);
    expect(new Set(statuses)).toEqual(new Set([429, 504]));
  }, 20_000);

  afterAll(async () => {
    await gateway.stop();
    service.closeAllConnections();
    silent.closeAllConnections();
    second.closeAllConnections();
    second.close();
    service.close();
    silent.close();
    rmSync(web, { recursive: true });
  });

  it('hands a request on as it is, in any case, and its answer back', async () => {
    const response = await fetch(`${url}/API/rest/v1/Cameras?name=%27x%27&page=0`, { method: 'POST', body: '{"name":"é"}', headers: { authorization: 'Bearer t', 'content-type': 'application/json' } });
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([201, '"7"', '{"data":{}}']);
    expect(seen).toMatchObject({ method: 'POST', url: "/API/rest/v1/Cameras?name=%27x%27&page=0", body: '{"name":"é"}', headers: { authorization: 'Bearer t' } });
  });

  it('tells the service who asked and under which name, and believes no stranger', async () => {
    await fetch(`${url}/IDP/token`, { method: 'POST', headers: { 'x-forwarded-for': '8.8.8.8', 'x-forwarded-host': 'evil.example' }, body: 'a=b' });
    expect(seen?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http', 'x-forwarded-host': new URL(url).host });
  });

  it('carries the trace on', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await fetch(`${url}/api/rest/v1/sites`, { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(seen?.headers.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
  });

  it('does not touch a body that is no JSON', async () => {
    const response = await fetch(`${url}/api/rest/v1/cameras`, { method: 'POST', body: '{ broken', headers: { 'content-type': 'application/json' } });
    expect([response.status, seen?.body]).toEqual([201, '{ broken']);
  });

  it('refuses a body that no service takes, before it is sent on', async () => {
    seen = undefined;
    const response = await own('/api/rest/v1/cameras', { method: 'POST', body: 'x'.repeat(10_000_000) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: { httpCode: 413, details: [{ errorTextId: 'request.tooLarge' }] } });
    expect(seen).toBeUndefined();
  });

  it('says in the caller\'s language that a service is away', async () => {
    const response = await own('/api/rest/v1/alarms', { headers: { 'accept-language': 'fr' } });
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({ error: { httpCode: 502, details: [{ errorText: expect.stringContaining('event-server ne répond pas') as string, errorTextId: 'service.unavailable' }] } });
  });

  it('[IM-58] gives each copy of a service its turn and passes over one that is away', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => fetch(`${url}/api/rest/v1/incidentProjects`, { method: 'POST', body: '{"description":"x"}' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(seen?.body).toBe('{"description":"x"}');
  });

  it('says so of a service that this installation does not run', async () => {
    expect((await own('/api/rest/v1/pushDevices')).status).toBe(502);
  });

  it('gives up on a service that does not answer in time', async () => {
    const response = await own('/api/rest/v1/logEntries');
    expect([response.status, (await response.json() as { error: { httpCode: number } }).error.httpCode]).toEqual([504, 504]);
  });

  it('cuts an answer that was cut', async () => {
    const response = await fetch(`${url}/api/rest/v1/cameras?cut`);
    await expect(response.text()).rejects.toThrow();
  });

  it('has an envelope for what nobody serves', async () => {
    const response = await own('/api/rest/v1/nothing');
    expect([response.status, await response.json()]).toMatchObject([404, { error: { httpCode: 404, details: [{ errorTextId: 'route.unknown' }] } }]);
  });

  it('says where everything is', async () => {
    const response = await own('/API/.well-known/URIS');
    expect(await response.json()).toEqual({
      ProductVersion: '21.0.1', UnsecureManagementServer: 'http://localhost:8080/', SecureManagementServer: '', IdentityProvider: 'http://localhost:8080/IDP', ApiGateways: ['http://localhost:8080/api/'],
    });
  });

  it('joins WebSockets with their service, text and bytes', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws/live/v1`);
    await once(socket, 'open');
    socket.send('hello');
    expect(String((await once(socket, 'message'))[0])).toBe('hello');
    const bytes = Buffer.alloc(200_000, 7);
    socket.send(bytes);
    expect(Buffer.compare((await once(socket, 'message'))[0] as Buffer, bytes)).toBe(0);
    socket.close();
    await once(socket, 'close');
  });

  it.each(['/api/ws/alarms/v1', '/api/ws/messages/v1'])('answers a WebSocket to a service that is away (%s)', async (path) => {
    const socket = new WebSocket(url.replace('http', 'ws') + path).on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response') as [unknown, IncomingMessage];
    expect([response.statusCode, response.headers['content-type']]).toEqual([502, 'application/json; charset=utf-8']);
    socket.terminate();
  });

  it.each(['nothing', 'media'])('[MB-30] refuses a WebSocket that leads nowhere, or to the recorder (%s)', async (topic) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws/${topic}/v1`).on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response') as [unknown, IncomingMessage];
    expect(response.statusCode).toBe(404);
    socket.terminate();
  });

  it('serves the page for every address inside the app, with a policy', async () => {
    for (const path of ['/', '/incidents/42']) {
      const response = await fetch(url + path);
      expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(await response.text()).toContain('<title>Vigie</title>');
    }
  });

  it('serves what was compressed at build time', async () => {
    const response = await new Promise<IncomingMessage>((resolve) => httpRequest(`${url}/assets/index-abc.js`, { headers: { 'accept-encoding': 'gzip' } }, resolve).end());
    response.resume();
    expect([response.statusCode, response.headers['content-encoding'], response.headers['cache-control']]).toEqual([200, 'gzip', 'public, max-age=31536000, immutable']);
  });

  it('sends nothing twice to a browser that has it', async () => {
    const first = await fetch(`${url}/`);
    const again = await fetch(`${url}/`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has no page for a file that does not exist', async () => {
    expect((await fetch(`${url}/assets/gone.js`)).status).toBe(404);
  });

  describe.each(['/metrics', '/METRICS', '//metrics', '/%6detrics', '/metrics/?x', '/health/details', '/HEALTH//Details'])('[OP-09] %s', (path) => {
    it.each<Record<string, string>>([{}, { 'x-forwarded-for': '8.8.8.8' }, { authorization: 'Bearer another-token-of-some' }])('is nothing to whoever does not show the token (%j)', async (headers) => {
      const response = await own(path, { headers });
      expect([response.status, await response.json()]).toMatchObject([404, { error: { details: [{ errorTextId: 'route.unknown' }] } }]);
    });

    it('is told to whoever does', async () => {
      const response = await fetch(url + path, { headers: { authorization: 'Bearer token-of-those-inside', 'x-forwarded-for': '8.8.8.8' } });
      expect(response.status).toBe(200);
    });
  });

  it('[OP-09] says to everybody that it is ready, and to nobody why not', async () => {
    expect([await (await fetch(`${url}/health/ready`)).json(), await (await fetch(`${url}/health/live`)).json()]).toEqual([{ status: 'ok' }, { status: 'ok' }]);
  });

  it.each([
    ['a whole address as the target', 'GET http://vigie.example/api/rest/v1/cameras HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'request.malformed'],
    ['a whole address that leads to the pages', 'GET http://vigie.example/metrics HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'request.malformed'],
    ['no host', 'GET /api/rest/v1/cameras HTTP/1.1\r\n\r\n', 400, 'request.malformed'],
    ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'request.malformed'],
    ['headers too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'request.headersTooLarge'],
    ['an address too large', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, 'request.headersTooLarge'],
    ['an upgrade by a whole address', 'GET http://a/api/ws/live/v1 HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 404, 'route.unknown'],
  ])('[OP-09] refuses %s by code', async (_, text, status, code) => {
    seen = undefined;
    const { status: answered, body } = await raw(url, text);
    expect([answered, JSON.parse(body)]).toMatchObject([status, { error: { httpCode: status, details: [{ errorTextId: code }] } }]);
    expect(seen).toBeUndefined();
  });

  it('[OP-09] cuts off who is too slow with the headers, and says so', async () => {
    const start = performance.now();
    const { status, body } = await raw(url, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow');
    expect([status, JSON.parse(body)]).toMatchObject([408, { error: { details: [{ errorTextId: 'request.tooSlow' }] } }]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('stops although a WebSocket is open', async () => {
    const other = await createService(apiGateway, readConfig(GatewayConfig, {
      SITE_ID: randomUUID(), NATS_URL: testNats(), LOG_LEVEL: 'silent', SERVICE_URLS: JSON.stringify({ 'mobile-server': addressOf(service) }), SHUTDOWN_BUDGET_MS: '5000',
    }));
    const socket = new WebSocket(`${other.url.replace('http', 'ws')}/api/ws/live/v1`);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    const start = performance.now();
    await other.stop();
    await closed;
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
