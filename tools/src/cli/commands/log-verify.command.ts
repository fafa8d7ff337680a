import { setTimeout as pause } from 'node:timers/promises';
import type { LogVerificationView, LogWitnessView } from '@vigie/contracts';
import { Problem } from '../../problem.js';
import type { Answer, Command } from '../command.js';
import { compareWitness } from '../log/compare-witness.js';
import { readWitnessFile } from '../log/witness-file.js';

/** Exit code where all holds, but nobody outside of the log's own database confirms it. */
const notConfirmed = 3;

/** Proves the log's chain of hashes and its seals, or names the first place where it does not hold (LG-04, LG-16). */
export const logVerify: Command = {
  name: 'log verify',
  usage: '[--witness FILE]',
  says: 'proves that nothing in the log was changed or taken away',
  words: 0,
  options: ['witness'],
  async run({ api, options }): Promise<Answer> {
    const file = options.witness === undefined ? undefined : readWitnessFile(options.witness);
    let found = await api.create<LogVerificationView>('/logEntries?task=Verify', {});
    while (found.state === 'InProgress' || found.state === 'Idle') {
      await pause(500);
      found = (await api.call<{ data: LogVerificationView }>('GET', `/logEntries/tasks/${found.id}`)).data;
    }
    if (found.state === 'Error' || found.valid === undefined) throw new Problem('The log could not be verified to its end; the log-server\'s own log says why.');
    const checked = `${found.entries} entries and ${found.seals} seals checked${found.sealedUntil ? `, sealed until ${found.sealedUntil}` : ''}`;
    if (!found.valid) throw new Problem(`The log does not hold: ${found.firstBreak?.text ?? `entry ${found.firstBreak?.sequence ?? '?'}`} (${checked})`);
    const compared = file && (await compareWitness(api, file));
    const lines = [`The log holds: ${checked}.`, ...(compared ? [compared] : []), ...(found.witnesses ?? []).map(said)];
    if (compared || found.witnesses?.some(({ state }) => state === 'agrees' || state === 'behind')) return lines;
    return { lines: [...lines, 'NOBODY outside of its own database confirms that: it may have been put back to an earlier state.'], exitCode: notConfirmed };
  },
};

const words: Record<LogWitnessView['state'], string> = {
  agrees: 'confirms it', behind: 'confirms it, but has not heard of the newest seals', knowsNothing: 'keeps no seal, which confirms nothing',
  silent: 'does not answer, which confirms nothing', contradicts: 'contradicts',
};

const said = ({ service, state, newest }: LogWitnessView): string => `${service} ${words[state]}${newest ? ` up to seal ${newest.number} of ${newest.time}` : ''}.`;
