import type { VigieApi } from '../api/vigie-api.js';
import type { InstallationPaths } from '../installation/paths.js';

export interface CommandContext {
  readonly api: VigieApi;
  readonly paths: InstallationPaths;
  /** What stands after the command's own words. */
  readonly words: readonly string[];
  /** What was given; of a flag, its name. */
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** The lines to print; with an exit code where what they say is neither all well (0) nor wrong (1). */
export type Answer = string[] | { readonly lines: string[]; readonly exitCode: number };

/** One thing that `vigie` can do; returns what to print, and throws Problem for what went wrong. */
export interface Command {
  /** Such as `client add`. */
  readonly name: string;
  /** What follows the name, for the help. */
  readonly usage: string;
  readonly says: string;
  /** Words it must have. */
  readonly words: number;
  /** Options it knows, without the dashes. */
  readonly options: readonly string[];
  /** Options without a value. */
  readonly flags?: readonly string[];
  run(context: CommandContext): Promise<Answer>;
}

export const linesOf = (answer: Answer): string[] => (Array.isArray(answer) ? answer : answer.lines);
export const exitCodeOf = (answer: Answer): number => (Array.isArray(answer) ? 0 : answer.exitCode);
