import type { LogSealView } from '@vigie/contracts';
import { Problem } from '../../problem.js';
import type { Command } from '../command.js';
import { witnessText } from '../log/witness-file.js';

/** Seals in one file: the newest proves all before it, the others help to find the place where a log was changed. */
const most = 1_000;

/** Prints the newest seals of the log, to be kept where nobody who could change the log gets at them (LG-16). */
export const logWitness: Command = {
  name: 'log witness',
  usage: '> FILE',
  says: 'prints the seals of the log, to be kept elsewhere',
  words: 0,
  options: [],
  async run({ api }) {
    const { array } = await api.call<{ array: LogSealView[] }>('GET', `/logEntries/seals?size=${most}`);
    if (array.length === 0) throw new Problem('The log has no seal yet.');
    return [witnessText(array, new Date())];
  },
};
