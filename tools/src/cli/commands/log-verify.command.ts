import { Problem } from '../../problem.js';
import type { Command } from '../command.js';

interface Verification {
  id: string;
  state: 'Idle' | 'InProgress' | 'Success' | 'Error';
  valid?: boolean;
  entries: number;
  seals: number;
  sealedUntil?: string;
  firstBreak?: { text?: string; sequence?: number };
}

/** Proves the log's chain of hashes and its seals, or names the first place where it does not hold. */
export const logVerify: Command = {
  name: 'log verify',
  usage: '',
  says: 'proves that nothing in the log was changed',
  words: 0,
  options: [],
  async run({ api }) {
    let found = await api.create<Verification>('/logEntries?task=Verify', {});
    while (found.state === 'InProgress' || found.state === 'Idle') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      found = (await api.call<{ data: Verification }>('GET', `/logEntries/tasks/${found.id}`)).data;
    }
    if (found.state === 'Error' || found.valid === undefined) throw new Problem('The log could not be verified to its end; the log-server\'s own log says why.');
    const checked = `${found.entries} entries and ${found.seals} seals checked${found.sealedUntil ? `, sealed until ${found.sealedUntil}` : ''}`;
    if (!found.valid) throw new Problem(`The log does not hold: ${found.firstBreak?.text ?? `entry ${found.firstBreak?.sequence ?? '?'}`} (${checked})`);
    return [`The log holds: ${checked}.`];
  },
};
