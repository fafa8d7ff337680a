/** What stops a command, in one sentence for the person who ran it. */
export class Problem extends Error {}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** Whether the message alone tells a person enough: our own sentences, and what the operating system refuses. */
export function isPlain(error: unknown): boolean {
  return error instanceof Problem || (error instanceof Error && 'syscall' in error && 'code' in error);
}
