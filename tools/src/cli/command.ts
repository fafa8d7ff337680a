import type { VigieApi } from '../api/vigie-api.js';
import type { InstallationPaths } from '../installation/paths.js';

export interface CommandContext {
  readonly api: VigieApi;
  readonly paths: InstallationPaths;
  /** What stands after the command's own words. */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** One thing that `vigie` can do; returns the lines to print, and throws Problem for what went wrong. */
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
  run(context: CommandContext): Promise<string[]>;
}
