import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import { createService, type RunningService } from '@vigie/platform/boot';
import { readConfig } from '@vigie/platform/config';
import { freePort, testCertificate, testNats } from '@vigie/testing';
import { GatewayConfig } from '../app.config.js';
import { apiGateway } from '../app.module.js';
import { Encryption } from './encryption.service.js';

interface Reply {
  status: number;
  body: string;
  serial: string;
}

describe('encryption', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-tls-'));
  const cert = join(folder, 'tls.crt');
  const key = join(folder, 'tls.key');
  let service: Server;
  let serviceUrl: string;
  const running: RunningService[] = [];

  const makeCertificate = (): void => {
    const made = testCertificate();
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
  };
  const start = async (settings: Record<string, string>): Promise<RunningService> => {
    const gateway = await createService(apiGateway, readConfig(GatewayConfig, {
      SITE_ID: randomUUID(), NATS_URL: testNats(), LOG_LEVEL: 'silent', SHUTDOWN_BUDGET_MS: '2000', SERVICE_URLS: JSON.stringify({ management: serviceUrl }), ...settings,
    }));
    running.push(gateway);
    return gateway;
  };
  const ask = (url: string): Promise<Reply> => new Promise((resolve, reject) => {
    const request = secureRequest(url, { ca: readFileSync(cert), servername: 'localhost', agent: false }, (response) => {
      let body = '';
      const { serialNumber } = (response.socket as TLSSocket).getPeerCertificate();
      response.on('data', (chunk: Buffer) => { body += chunk.toString(); }).on('end', () => resolve({ status: response.statusCode ?? 0, body, serial: serialNumber }));
    });
    request.on('error', reject).end();
  });

  beforeAll(async () => {
    makeCertificate();
    service = createServer((request, response) => response.end(JSON.stringify({ protocol: request.headers['x-forwarded-proto'] })));
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
  });

  afterAll(() => {
    service.closeAllConnections();
    service.close();
    rmSync(folder, { recursive: true });
  });

  it('[IM-59] serves everything with TLS where it has a certificate, and leads there from the port without', async () => {
    const redirectPort = await freePort();
    const gateway = await start({ PUBLIC_URL: 'https://localhost', TLS_CERTIFICATE_FILE: cert, TLS_KEY_FILE: key, REDIRECT_PORT: String(redirectPort) });
    const url = gateway.url.replace('127.0.0.1', 'localhost');
    expect(url).toMatch(/^https:/);
    expect(JSON.parse((await ask(`${url}/api/rest/v1/sites`)).body)).toEqual({ protocol: 'https' });
    const led = await fetch(`http://127.0.0.1:${redirectPort}/live?camera=1`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([308, 'https://localhost/live?camera=1']);
  });

  it('[IM-59] takes up a renewed certificate while it runs, and keeps the old one when the new one is broken', async () => {
    const gateway = await start({ PUBLIC_URL: 'https://localhost', TLS_CERTIFICATE_FILE: cert, TLS_KEY_FILE: key });
    const url = `${gateway.url.replace('127.0.0.1', 'localhost')}/health/live`;
    const before = await ask(url);
    makeCertificate();
    gateway.app.get(Encryption).renew();
    const after = await ask(url);
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(after.serial).not.toBe(before.serial);
    rmSync(key);
    gateway.app.get(Encryption).renew();
    expect((await ask(url)).serial).toBe(after.serial);
    makeCertificate();
  });

  it('[IM-59] without TLS passes nothing on where the public address is https', async () => {
    const { url } = await start({ PUBLIC_URL: 'https://vigie.example.org' });
    const page = await fetch(`${url}/incidents`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([308, 'https://vigie.example.org/incidents']);
    const refused = await fetch(`${url}/api/rest/v1/sites`, { headers: { authorization: 'Bearer t' } });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { details: [{ errorTextId: 'request.notEncrypted' }] } }]);
    const forged = await fetch(`${url}/api/rest/v1/sites`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(forged.status).toBe(403);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws/live/v1`);
    const [status] = await new Promise<[number]>((resolve) => socket.once('unexpected-response', (_, response) => resolve([response.statusCode ?? 0])));
    expect(status).toBe(403);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('[IM-59] believes a known proxy that it was encrypted up to there', async () => {
    const { url } = await start({ PUBLIC_URL: 'https://vigie.example.org', TRUSTED_PROXIES: '127.0.0.1' });
    const passed = await fetch(`${url}/api/rest/v1/sites`, { headers: { 'x-forwarded-proto': 'https' } });
    expect([passed.status, await passed.json()]).toEqual([200, { protocol: 'https' }]);
    expect((await fetch(`${url}/api/rest/v1/sites`)).status).toBe(403);
  });

  it.each([
    ['a trusted proxy that does not say how it was reached', { TRUSTED_PROXIES: '127.0.0.1' }, {}, 'proxy.saysNothing'],
    ['a proxy that is not trusted', {}, { 'x-forwarded-proto': 'https' }, 'proxy.notTrusted'],
  ])('[OP-09] says what is wrong with %s, and does not lead in a circle', async (_, settings, headers, code) => {
    const { url } = await start({ PUBLIC_URL: 'https://vigie.example.org', ...settings });
    const page = await fetch(`${url}/live`, { redirect: 'manual', headers: { ...headers, 'accept-language': 'fr' } });
    expect([page.status, page.headers.get('content-type'), page.headers.get('strict-transport-security')]).toEqual([403, 'text/html; charset=utf-8', null]);
    expect(await page.text()).toMatch(new RegExp(`<html lang="fr">.*proxy placé devant.*https://vigie.example.org.*<code>${code}</code>`, 's'));
    const refused = await fetch(`${url}/api/rest/v1/sites`, { headers });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { details: [{ errorTextId: code }] } }]);
  });

  it('[OP-09] notices a proxy that says nothing at all by those whom it led there', async () => {
    const { url } = await start({ PUBLIC_URL: 'https://vigie.example.org' });
    const led = await fetch(`${url}/live`, { redirect: 'manual' });
    const again = await fetch(`${url}/live`, { redirect: 'manual', headers: { cookie: led.headers.get('set-cookie')?.split(';')[0] ?? '' } });
    expect([led.status, led.headers.get('cache-control'), again.status]).toEqual([308, 'no-store', 403]);
    expect(await again.text()).toContain('proxy.saysNothing');
  });

  it('[IM-59] works without TLS where the public address says so', async () => {
    const { url } = await start({ PUBLIC_URL: 'http://localhost' });
    expect((await fetch(`${url}/api/rest/v1/sites`)).status).toBe(200);
  });

  it.each([
    [{ TLS_CERTIFICATE_FILE: '/nowhere.crt', TLS_KEY_FILE: '/nowhere.key' }, /cannot be used/],
    [{ TLS_CERTIFICATE_FILE: '/nowhere.crt' }, /needed together/],
  ])('says in a sentence why %j cannot be used', async (settings, sentence) => {
    await expect(start({ PUBLIC_URL: 'https://localhost', ...settings })).rejects.toThrow(sentence);
  });
});
