import { HttpException } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { isErrorCode, VigieError } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { isUnreachable } from '../persistence/failures.js';
import { logger } from '../telemetry/index.js';

/** How every refusal looks on the wire, HTTP and NATS alike. */
export interface ErrorEnvelope {
  error: { httpCode: number; details: { errorText: string; errorTextId: string; property?: string }[] };
}

const log = logger('errors');

export function errorEnvelope(error: VigieError, language: Language): ErrorEnvelope {
  const details = [error, ...error.others].map((one) => ({
    errorText: one.text(language), errorTextId: one.code, ...(one.property ? { property: one.property } : {}),
  }));
  return { error: { httpCode: error.status, details } };
}

/** Turns whatever was thrown into a coded refusal; what nobody expected is logged with a reference and says nothing more. */
export function asVigieError(thrown: unknown, path = ''): VigieError {
  if (thrown instanceof VigieError) return thrown;
  const { code, statusCode } = thrown as { code?: unknown; statusCode?: unknown };
  if (typeof code === 'string' && isErrorCode(code)) return new VigieError(code);
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusCode;
  if (status === 404) return new VigieError('route.unknown', { params: { path } });
  if (status === 408) return new VigieError('request.tooSlow');
  if (status === 413) return new VigieError('request.tooLarge', { params: { limit: bodyLimit } });
  if (status === 414) return new VigieError('request.targetTooLong');
  if (status === 415) return new VigieError('request.unsupportedMedia');
  if (status === 401) return new VigieError('access.unauthenticated');
  if (typeof status === 'number' && status >= 400 && status < 500) return new VigieError('request.malformed', { params: { detail: 'it does not follow the protocol' } });
  // Whatever was asked for: that the database is away is no fault of the program, and passes.
  if (isUnreachable(thrown)) return new VigieError('service.unavailable', { params: { service: 'database' }, cause: thrown });
  const reference = randomUUID();
  log.error({ err: thrown, reference }, 'unexpected error');
  return new VigieError('internal.error', { params: { reference }, cause: thrown });
}

/** Largest body in bytes. */
export const bodyLimit = 1_048_576;
