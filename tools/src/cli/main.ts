import { openInstallation } from '../api/open-installation.js';
import { InstallationPaths } from '../installation/paths.js';
import { isPlain, messageOf } from '../problem.js';
import { exitCodeOf, linesOf } from './command.js';
import type { Command } from './command.js';
import { cameraAdd, cameraList } from './commands/camera.command.js';
import { clientAdd } from './commands/client-add.command.js';
import { evidenceExtract } from './commands/evidence-extract.command.js';
import { evidencePin } from './commands/evidence-pin.command.js';
import { evidenceVerify } from './commands/evidence-verify.command.js';
import { logVerify } from './commands/log-verify.command.js';
import { logWitness } from './commands/log-witness.command.js';
import { restart, stop } from './commands/run.command.js';
import { sampleLoad } from './commands/sample-load.command.js';
import { serviceInstall, serviceUninstall } from './commands/service.command.js';
import { status } from './commands/status.command.js';
import { userAdd } from './commands/user-add.command.js';
import { help, parse } from './parse.js';

const commands: readonly Command[] = [
  clientAdd, cameraAdd, cameraList, userAdd, sampleLoad, logVerify, logWitness, evidenceVerify, evidenceExtract, evidencePin, status, stop, restart, serviceInstall, serviceUninstall,
];

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (['--help', '-h', 'help'].includes(args[0] ?? '')) return console.log(help(commands));
  const { command, words, options } = parse(args, commands);
  const paths = new InstallationPaths(process.env.VIGIE_DATA);
  // Not every command needs an installation.
  const answer = await command.run({ get api() { return openInstallation(paths); }, paths, words, options });
  console.log(linesOf(answer).join('\n'));
  process.exitCode = exitCodeOf(answer);
}

main().catch((error: unknown) => {
  console.error(isPlain(error) ? messageOf(error) : error);
  process.exit(1);
});
