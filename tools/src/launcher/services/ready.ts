import { Problem } from '../../problem.js';
import type { Supervised } from '../process/supervised.js';

/** Waits until the service says that it is ready. One that keeps dying on the way is given up on with its own words. */
export async function waitUntilReady(service: Supervised, url: string, deadline = 90_000): Promise<void> {
  const end = Date.now() + deadline;
  // Somebody else may have taken the port since it was looked at, and answer in the service's place.
  for (let answered = false; !answered || !service.isRunning; answered = await isReady(url)) {
    if (/EADDRINUSE/.test(service.lastWords)) throw new Problem(`${service.name} does not start: ${new URL(url).host} has just been taken by another program.`);
    if (service.failures > 2) throw new Problem(`${service.name} does not start: ${reason(service.lastWords)}`);
    if (Date.now() > end) throw new Problem(`${service.name} is not ready after ${deadline / 1_000} seconds: ${reason(service.lastWords)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** The last thing it said that names a reason, out of JSON log lines and stacks. */
export function reason(words: string): string {
  const lines = words.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('at ') && !/^[{}\]]+$/.test(line) && !/^Node\.js v/.test(line));
  const spoken = lines.map(message).filter((line) => line !== undefined);
  const telling = spoken.filter((line) => /error|fatal|cannot|must|refused|denied|not /i.test(line));
  return (telling.at(-1) ?? spoken.at(-1) ?? 'it said nothing').replace(/\.?$/, '.');
}

function message(line: string): string | undefined {
  if (!line.startsWith('{')) return line;
  try {
    const entry = JSON.parse(line) as { msg?: string; level?: string | number; err?: { message?: string } };
    return entry.err?.message ? `${entry.msg ?? ''} ${entry.err.message}`.trim() : entry.msg;
  } catch {
    return undefined;
  }
}
