import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { sessionsKey, wellKnown } from '@vigie/contracts';
import type { KeyRing } from '../keys/key-ring.js';
import type { SessionStates } from '../sessions/session-states.js';

type TokenKind = 'AccessToken' | 'ClientCredentials';

/** Marks a JWT that came to introspection or revocation, which the provider would refuse to look up as it is. */
const wrapping = 'jwt~';

/** Makes a signed token opaque to the provider; anything else stays as it is. */
export function wrapToken(token: string): string {
  try {
    decodeProtectedHeader(token);
    return wrapping + Buffer.from(token).toString('base64url');
  } catch {
    return token;
  }
}

/**
 * Access tokens are signed, not stored: they are looked up by checking them. What a session or a client lost is
 * known from `session_states`, so introspection says "inactive" the moment the session ends.
 */
export class AccessTokenLookup implements Adapter {
  constructor(
    private readonly kind: TokenKind,
    private readonly issuer: string,
    private readonly ring: KeyRing,
    private readonly states: SessionStates,
    private readonly endToken: (jti: string) => Promise<void>,
  ) {}

  async find(value: string): Promise<AdapterPayload | undefined> {
    const wrapped = value.startsWith(wrapping);
    const claims = await this.check(wrapped ? Buffer.from(value.slice(wrapping.length), 'base64url').toString() : value);
    if (!claims || (await this.isWithdrawn(claims))) return undefined;
    const payload = payloadOf(this.kind, claims);
    // Userinfo takes tokens without an audience only; the others are told which audience it has.
    return payload && wrapped ? { ...payload, aud: wellKnown.audience } : payload;
  }

  /** Signed tokens have no row to write. */
  upsert(): Promise<void> {
    return Promise.resolve();
  }

  /** A client's token has no session to end, so the token itself is withdrawn. */
  destroy(jti: string): Promise<void> {
    return this.kind === 'ClientCredentials' ? this.endToken(jti) : Promise.resolve();
  }

  findByUid(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(): Promise<void> {
    return Promise.resolve();
  }

  revokeByGrantId(): Promise<void> {
    return Promise.resolve();
  }

  private async check(token: string): Promise<JWTPayload | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.ring.verifier(), {
        issuer: this.issuer, audience: wellKnown.audience, algorithms: ['ES256'], typ: 'at+jwt',
      });
      return payload;
    } catch {
      return undefined;
    }
  }

  private async isWithdrawn({ sub, sid, jti }: JWTPayload & { sid?: unknown }): Promise<boolean> {
    const ended = await Promise.all([
      this.states.hasEnded(sessionsKey.account(String(sub))),
      this.states.hasEnded(sessionsKey.session(String(sid ?? jti))),
    ]);
    return ended.includes(true);
  }
}

/** People's tokens carry a session, clients' tokens do not. */
function payloadOf(kind: TokenKind, claims: JWTPayload & Record<string, unknown>): AdapterPayload | undefined {
  const { sub, sid, jti, iat, exp, scope, name, client_id: clientId } = claims;
  const ofPerson = typeof sid === 'string';
  if (ofPerson !== (kind === 'AccessToken')) return undefined;
  const common = { kind, jti, iat, exp, clientId: String(clientId), ...(typeof scope === 'string' ? { scope } : {}) };
  if (!ofPerson) return { ...common, extra: { sub, name } };
  return { ...common, accountId: String(sub), grantId: sid, sid, extra: { name } };
}
