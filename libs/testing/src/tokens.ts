import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { wellKnown } from '@vigie/contracts';

/** Whom a token is for; people have a session, integrations none. */
export interface TokenClaims {
  sub: string;
  name?: string;
  sid?: string;
  clientId?: string;
  /** Seconds from now; negative: expired. */
  expiresIn?: number;
  audience?: string;
}

/** An issuer of access tokens with keys of its own, for services under test. */
export interface TestIdentityProvider {
  /** For IDENTITY_PROVIDER_URL and PUBLIC_URL alike. */
  url: string;
  token(claims: TokenClaims): Promise<string>;
  /** Lets somebody answer what is asked at this address besides the keys. */
  otherwise(listener: RequestListener): void;
  stop(): Promise<void>;
}

/** Serves a key set and signs tokens as the identity-provider does. */
export async function testIdentityProvider(): Promise<TestIdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
  let others: RequestListener = (_, response) => void response.writeHead(404, { 'Content-Type': 'application/json' }).end('{}');
  const server = createServer((request, response) => {
    if (request.url === '/IDP/jwks') response.writeHead(200, { 'Content-Type': 'application/json' }).end(keys);
    else others(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: ({ sub, name = sub, sid = `session-${sub}`, clientId = wellKnown.webClientId, expiresIn = 300, audience = wellKnown.audience }) =>
      new SignJWT({ name, client_id: clientId, ...(sid ? { sid } : {}) })
        .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
        .setSubject(sub).setIssuer(`${url}/IDP`).setAudience(audience)
        .setIssuedAt().setExpirationTime(Math.floor(Date.now() / 1_000) + expiresIn)
        .sign(privateKey),
    otherwise: (listener) => {
      others = listener;
    },
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
