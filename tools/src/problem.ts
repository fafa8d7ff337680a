/** What stops a command, in one sentence for the person who ran it. */
export class Problem extends Error {}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
