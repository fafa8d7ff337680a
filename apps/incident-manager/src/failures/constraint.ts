import { failureCode } from '@vigie/platform/persistence';

const foreignKeyViolation = '23503';

/** Name of the foreign key that refused a statement; undefined where it was none. */
export function violatedReference(error: unknown): string | undefined {
  if (failureCode(error) !== foreignKeyViolation) return undefined;
  const { constraint, driverError } = error as { constraint?: unknown; driverError?: { constraint?: unknown } };
  const name = driverError?.constraint ?? constraint;
  return typeof name === 'string' ? name : undefined;
}
