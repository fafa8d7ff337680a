import { VigieError } from '@vigie/contracts';

/** What a client of the socket says. */
export interface Command {
  command?: unknown;
  /** Comes back with the answer. */
  commandId?: unknown;
  token?: unknown;
}

/** Throws `request.malformed` for what is no JSON object. */
export function readCommand(text: string): Command {
  try {
    const value = JSON.parse(text) as unknown;
    if (value !== null && typeof value === 'object') return value;
  } catch {
    // Said below.
  }
  throw new VigieError('request.malformed', { params: { detail: 'a JSON object is expected' } });
}
