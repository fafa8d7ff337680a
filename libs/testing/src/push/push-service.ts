import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';

/** What arrived at a push service, decrypted as the browser would. */
export interface Delivered {
  path: string;
  headers: IncomingMessage['headers'];
  payload: Record<string, unknown>;
  /** Claims of the VAPID token, verified with the key that came along. */
  vapid: { aud?: unknown; sub?: unknown; exp?: number; key: string };
  raw: Buffer;
}

/** A push service and the browsers behind it: speaks RFC 8030, decrypts RFC 8291, verifies RFC 8292. */
export class PushService {
  readonly delivered: Delivered[] = [];
  /** Statuses for the next requests; 201 when there are none left. */
  readonly answers: { status: number; retryAfter?: string }[] = [];
  requests = 0;
  /** Paths whose requests are never answered. */
  readonly hanging = new Set<string>();
  private readonly browsers = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>();
  private readonly server = createServer((request, response) => {
    this.take(request).then(({ status, retryAfter }) => {
      response.writeHead(status, retryAfter ? { 'Retry-After': retryAfter } : {}).end();
    }, (error: unknown) => response.writeHead(400).end(String(error)));
  });

  static async start(): Promise<PushService> {
    const service = new PushService();
    await new Promise<void>((resolve) => service.server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A new browser's subscription. */
  subscribe(): { endpoint: string; expirationTime: null; keys: { p256dh: string; auth: string } } {
    const ecdh = createECDH('prime256v1');
    const [path, auth] = [`/push/${randomBytes(12).toString('hex')}`, randomBytes(16)];
    const p256dh = ecdh.generateKeys().toString('base64url');
    this.browsers.set(path, { ecdh, auth });
    return { endpoint: `http://${this.host}${path}`, expirationTime: null, keys: { p256dh, auth: auth.toString('base64url') } };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => { this.server.close(() => resolve()); });
  }

  private async take(request: IncomingMessage): Promise<{ status: number; retryAfter?: string }> {
    this.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.hanging.has(request.url ?? '')) await new Promise(() => undefined);
    const answer = this.answers.shift() ?? { status: 201 };
    const browser = this.browsers.get(request.url ?? '');
    if (!browser) return { status: 404 };
    if (answer.status >= 300) return answer;
    const raw = Buffer.concat(chunks);
    const payload = JSON.parse(decrypt(raw, browser.ecdh, browser.auth).toString()) as Record<string, unknown>;
    this.delivered.push({ path: request.url ?? '', headers: request.headers, payload, raw, vapid: await verifyVapid(request.headers.authorization ?? '') });
    return answer;
  }
}

/** RFC 8188 and 8291, one record. */
function decrypt(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const senderKey = body.subarray(21, 21 + body.readUInt8(20));
  const record = body.subarray(21 + senderKey.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(senderKey), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2));
}

async function verifyVapid(authorization: string): Promise<Delivered['vapid']> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  if (decodeProtectedHeader(token).alg !== 'ES256') throw new Error('VAPID needs ES256.');
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'));
  return { aud: payload.aud, sub: payload.sub, exp: payload.exp, key };
}
