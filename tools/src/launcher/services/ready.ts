import { Problem } from '../../problem.js';
import type { Patience } from '../patience/patience.js';
import type { Supervised } from '../process/supervised.js';
import { reason } from './reason.js';

/** Waits until the service says that it is ready, as long as there is progress. One that keeps dying on the way is given up on with its own words. */
export async function waitUntilReady(service: Supervised, url: string, patience: Patience): Promise<void> {
  patience.add(service);
  let state = await stateOf(url);
  // Somebody else may have taken the port since it was looked at, and answer in the service's place.
  for (; state !== 'ready' || !service.isRunning; state = await stateOf(url)) {
    if (/EADDRINUSE/.test(service.lastWords)) throw new Problem(`${service.name} does not start: ${new URL(url).host} has just been taken by another program.`);
    if (service.failures > 2) throw new Problem(`${service.name} does not start: ${reason(service.lastWords) ?? 'it said nothing.'}`);
    if (patience.isOver) throw new Problem(`${service.name} is not ready, and nothing has moved for ${patience.words} (VIGIE_START_PATIENCE): ${causeOf(state, service.lastWords)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  patience.remove(service);
}

/** `ready`, what the service says is missing, or undefined while it does not answer. */
type State = 'ready' | Readonly<Record<string, string>> | undefined;

async function stateOf(url: string): Promise<State> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    if (response.ok) return 'ready';
    return ((await response.json()) as { problems?: Record<string, string> }).problems;
  } catch {
    return undefined;
  }
}

function causeOf(state: State, words: string): string {
  if (state && state !== 'ready') return `${Object.entries(state).map(([part, text]) => `${part}: ${text}`).join(', ')}.`;
  return reason(words) ?? 'it does not answer, and has not said why.';
}
