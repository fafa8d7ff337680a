import { existsSync, readFileSync } from 'node:fs';
import { wellKnown } from '@vigie/contracts';
import type { InstallationPaths } from '../installation/paths.js';
import { RunFile } from '../installation/run-file.js';
import { Problem } from '../problem.js';
import { VigieApi } from './vigie-api.js';

/** The API of the installation whose data lie in the folder, with the command line's own credentials. */
export function openInstallation(paths: InstallationPaths): VigieApi {
  const { url } = new RunFile(paths.runFile()).content;
  if (!url || !existsSync(paths.commandLineSecret())) {
    throw new Problem(`There is no Vigie in ${paths.root}: start it with \`npm start\`, or set VIGIE_DATA to its folder.`);
  }
  return new VigieApi(url, { id: wellKnown.commandLineClientId, secret: readFileSync(paths.commandLineSecret(), 'utf8').trim() });
}
