import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import { VigieError } from '@vigie/contracts';
import type { Principal } from './caller.js';
import { TokenVerifier } from './token-verifier.js';

/** Reads the bearer token of a request. Only the header counts: tokens in addresses end up in logs. */
export function bearerToken(headers: Record<string, string | string[] | undefined>): string {
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec([headers.authorization].flat()[0] ?? '') ?? [];
  if (!token) throw new VigieError('access.unauthenticated');
  return token;
}

interface Request {
  headers: Record<string, string | string[] | undefined>;
}

/** Passport knows one strategy by a name in the whole process; services that share a process check tokens each by its own issuer. */
const verifiers = new WeakMap<object, TokenVerifier>();

/** Says which service a request is for. */
export const verifyWith = (request: object, verifier: TokenVerifier): unknown => verifiers.set(request, verifier);

/** Passport's way in: a request with a bearer access token. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly verifier: TokenVerifier) {
    super();
  }

  validate(request: Request): Promise<Principal> {
    return (verifiers.get(request) ?? this.verifier).verify(bearerToken(request.headers));
  }
}
