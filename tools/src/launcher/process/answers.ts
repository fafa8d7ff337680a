import { Agent, get } from 'node:http';
import { readFileSync } from 'node:fs';

const withinMs = 2_000;
/** One kept connection per process: looking costs next to nothing. */
const agent = new Agent({ keepAlive: true, maxSockets: 1, timeout: 30_000 });

/** Whether a service answers at its health endpoint, well or not. */
export function answersHttp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/health/live', agent, signal: AbortSignal.timeout(withinMs) }, (response) => {
      response.resume().once('end', () => resolve(true)).once('error', () => resolve(false));
    });
    request.once('error', () => resolve(false));
  });
}

/** Whether a process has not been stopped by a signal; true where the system does not tell. */
export function isNotStopped(pid: number | undefined): boolean {
  try {
    return !/^[Tt]$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[0] ?? '');
  } catch {
    return true;
  }
}
