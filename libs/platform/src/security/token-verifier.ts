import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import { VigieError, wellKnown } from '@vigie/contracts';
import { PlatformConfig } from '../config/index.js';
import type { Principal } from './caller.js';
import { KnownTokens } from './known-tokens.js';

/** Checks access tokens against the identity-provider's keys: signature, type, issuer, audience, time. */
@Injectable()
export class TokenVerifier {
  private readonly issuer: string;
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly known = new KnownTokens();

  constructor(config: PlatformConfig) {
    this.issuer = `${config.publicUrl}/IDP`;
    this.keys = createRemoteJWKSet(new URL('/IDP/jwks', config.identityProviderUrl), { cooldownDuration: 1_000, timeoutDuration: 3_000 });
  }

  /** The principal of a token that was checked a moment ago. */
  knownPrincipal(token: string): Principal | undefined {
    return this.known.find(token);
  }

  /** The principal of a token; `access.unauthenticated` for any fault of the token, `service.unavailable` when keys cannot be had. */
  async verify(token: string): Promise<Principal> {
    const known = this.knownPrincipal(token);
    if (known) return known;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.issuer, audience: wellKnown.audience, algorithms: ['ES256'], typ: 'at+jwt', clockTolerance: 2,
      });
      const principal = principalOf(payload);
      if (payload.exp !== undefined) this.known.add(token, principal, payload.exp);
      return principal;
    } catch (error) {
      if (error instanceof VigieError) throw error;
      if (keysAreAway(error)) throw new VigieError('service.unavailable', { params: { service: 'identity-provider' }, cause: error });
      throw new VigieError('access.unauthenticated', { cause: error });
    }
  }
}

/** Network failures and a provider that answers with an error, as opposed to a bad token. */
const keysAreAway = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout || error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');

function principalOf(payload: JWTPayload): Principal {
  const { sub, name, sid, jti, client_id: clientId } = payload as JWTPayload & Record<string, unknown>;
  if (typeof sub !== 'string' || typeof clientId !== 'string') throw new VigieError('access.unauthenticated');
  const isClient = typeof sid !== 'string';
  // A client's token has no session: revoked, it is itself what has ended.
  const sessionId = isClient ? jti : sid;
  return { id: sub, name: typeof name === 'string' ? name : sub, kind: isClient ? 'client' : 'user', clientId, ...(sessionId === undefined ? {} : { sessionId }) };
}
