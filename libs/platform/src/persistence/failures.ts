const serializationFailure = '40001';
const deadlock = '40P01';

/** The error code that PostgreSQL or the operating system gave, wherever the libraries put it. */
export function failureCode(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object') return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return failureCode(driverError) ?? (typeof code === 'string' ? code : undefined);
}

/** Whether another transaction stood in the way, so that the same unit may pass when it is tried again. */
export const isConflict = (error: unknown): boolean => [serializationFailure, deadlock].includes(failureCode(error) ?? '');

const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);
/** Connection exceptions, shutdown and start-up of the server, too many connections. */
const server = /^(08|57P0|53)/;
const words = /connection terminated|connection error|not queryable|timeout exceeded when trying to connect|connection is closed|client was closed/i;

/** Whether PostgreSQL could not be reached: nothing is wrong with the work, and it may be tried for ever. */
export function isUnreachable(error: unknown): boolean {
  const code = failureCode(error) ?? '';
  return network.has(code) || server.test(code) || (error instanceof Error && words.test(error.message));
}

/** The value of a unique or exclusion constraint is taken. */
export const isTaken = (error: unknown): boolean => ['23505', '23P01'].includes(failureCode(error) ?? '');
