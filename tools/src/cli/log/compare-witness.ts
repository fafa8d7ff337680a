import type { LogSealView } from '@vigie/contracts';
import type { VigieApi } from '../../api/vigie-api.js';
import { ApiError } from '../../api/vigie-api.js';
import { Problem } from '../../problem.js';
import type { KeptSeal, WitnessFile } from './witness-file.js';

/**
 * Compares the log with a file of its seals; throws Problem with the first that it does not have. A seal covers all before it: when
 * the newest is there, all are.
 */
export async function compareWitness(api: VigieApi, { takenAt, seals }: WitnessFile): Promise<string> {
  const newest = seals.at(-1);
  if (!newest || (await isThere(api, newest))) return `It has the seal ${newest?.number ?? 0} of the witness file, taken ${takenAt}, over ${newest?.last ?? 0} entries.`;
  let [low, high] = [-1, seals.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await isThere(api, seals[middle] as KeptSeal)) low = middle;
    else high = middle;
  }
  const first = seals[high] as KeptSeal;
  throw new Problem(`The log does not hold: it does not have the seal ${first.number} over the entries ${first.first} to ${first.last} that the witness file of ${takenAt} keeps.`);
}

async function isThere(api: VigieApi, kept: KeptSeal): Promise<boolean> {
  try {
    const { data } = await api.call<{ data: LogSealView }>('GET', `/logEntries/seals/${kept.number}`);
    return data.hash === kept.hash && data.last === kept.last && data.signature === kept.signature && data.publicKey === kept.publicKey;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'object.notFound') return false;
    throw error;
  }
}
