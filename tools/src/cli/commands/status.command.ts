import { services } from '@vigie/contracts';
import { RunFile, type RunEntry } from '../../installation/run-file.js';
import { isRunning } from '../../installation/running.js';
import { Secrets } from '../../installation/secrets.js';
import { Problem } from '../../problem.js';
import type { Command } from '../command.js';
import { table } from '../table.js';

/** What runs of this installation, and whether it is well. */
export const status: Command = {
  name: 'status',
  usage: '',
  says: 'shows every process and whether it is well',
  words: 0,
  options: [],
  async run({ paths }) {
    const { launcher, processes, url = '' } = new RunFile(paths.runFile()).content;
    if (!launcher || !isRunning(launcher)) throw new Problem(`Vigie with the data in ${paths.root} does not run.`);
    const token = new Secrets(paths).inside();
    const rows = await Promise.all(Object.entries(processes).map(async ([name, entry]) => [name, String(entry.pid ?? '-'), String(entry.port ?? '-'), await stateOf(name, entry, token)]));
    return [`Vigie runs: ${url}`, ...table([['process', 'pid', 'port', 'state'], ...rows])];
  },
};

async function stateOf(name: string, entry: RunEntry, token: string): Promise<string> {
  if (!isRunning(entry)) return 'stopped';
  if (!services.some((service) => service === name)) return 'runs';
  try {
    const response = await fetch(`http://127.0.0.1:${entry.port}/health/details`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(3_000) });
    if (response.ok) return 'ready';
    const { problems = {} } = (await response.json()) as { problems?: Record<string, string> };
    return `not ready: ${Object.entries(problems).map(([part, text]) => `${part}: ${text}`).join(', ')}`;
  } catch {
    return 'does not answer';
  }
}
