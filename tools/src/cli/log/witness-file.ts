import { readFileSync } from 'node:fs';
import type { LogSealView } from '@vigie/contracts';
import { isSignedWith, readPublicKey } from '@vigie/platform/witness';
import { messageOf, Problem } from '../../problem.js';

const format = 'vigie-log-witness';
const version = 1;

/** A seal as the API shows it, without what only points to it. */
export type KeptSeal = Omit<LogSealView, 'id'>;

export interface WitnessFile {
  /** ISO 8601. */
  takenAt: string;
  /** Oldest first. */
  seals: KeptSeal[];
}

/** The text of a file that is kept outside of the reach of whoever could change the log. */
export function witnessText(seals: readonly LogSealView[], takenAt: Date): string {
  const kept = seals.map(({ id: _, ...seal }): KeptSeal => seal).sort((one, other) => one.number - other.number);
  return JSON.stringify({ format, version, takenAt: takenAt.toISOString(), seals: kept }, undefined, 1);
}

/** Reads such a file; throws Problem where it is none, or where a seal in it is not as it was signed. */
export function readWitnessFile(path: string): WitnessFile {
  const { takenAt, seals } = parsed(path);
  const changed = seals.find((seal) => !isWhole(seal));
  if (changed) throw new Problem(`Seal ${String(changed.number)} in ${path} is not as it was signed: the file was changed, it witnesses nothing.`);
  if (seals.length === 0) throw new Problem(`There is no seal in ${path}.`);
  return { takenAt, seals };
}

function parsed(path: string): WitnessFile {
  let file: Partial<WitnessFile> & { format?: unknown; version?: unknown };
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as typeof file;
  } catch (error) {
    throw new Problem(`${path} cannot be read: ${messageOf(error)}.`);
  }
  if (file?.format !== format || file.version !== version || !Array.isArray(file.seals)) throw new Problem(`${path} was not made by \`vigie log witness\`.`);
  return { takenAt: String(file.takenAt), seals: file.seals };
}

function isWhole({ publicKey, entries, ...seal }: KeptSeal): boolean {
  const key = typeof publicKey === 'string' ? readPublicKey(publicKey) : undefined;
  return key !== undefined && typeof seal.signature === 'string' && isSignedWith({ ...seal, count: entries }, key);
}
