import { failureCode } from '@vigie/platform/persistence';

/** foreign_key_violation, and what PostgreSQL 18 says of ON DELETE RESTRICT: restrict_violation. */
const codes = ['23503', '23001'];

/** Name of the foreign key that refused a statement; undefined where it was none. */
export function violatedReference(error: unknown): string | undefined {
  if (!codes.includes(failureCode(error) ?? '')) return undefined;
  const { constraint, driverError } = error as { constraint?: unknown; driverError?: { constraint?: unknown } };
  const name = driverError?.constraint ?? constraint;
  return typeof name === 'string' ? name : undefined;
}
