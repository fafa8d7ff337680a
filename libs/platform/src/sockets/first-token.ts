import { VigieError } from '@vigie/contracts';
import { readCommand } from './command-session.js';
import type { FrameQueue } from './frame-queue.js';

/** The token of a first message `{"command":"authenticate","token":"…"}`. Throws `request.tooSlow` and `access.unauthenticated`. */
export async function firstToken(frames: FrameQueue, withinMs: number): Promise<string> {
  const text = await frames.first(withinMs);
  if (text === undefined) throw new VigieError('request.tooSlow');
  const { command, token } = read(text);
  if (command !== 'authenticate' || typeof token !== 'string') throw new VigieError('access.unauthenticated');
  return token;
}

function read(text: string): { command?: unknown; token?: unknown } {
  try {
    return readCommand(text);
  } catch {
    return {};
  }
}
