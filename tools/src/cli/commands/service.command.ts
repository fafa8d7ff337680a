import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { unitFile, unitName } from '../../installation/unit-file.js';
import { find } from '../../launcher/servers/run-as.js';
import { messageOf, Problem } from '../../problem.js';
import { givenSettings } from '../../settings/given-settings.js';
import type { Command, CommandContext } from '../command.js';

const folder = '/etc/systemd/system';

/** The unit for what `npm start` would do here and now: this user, these data, the settings of this environment. */
function unit({ paths }: Pick<CommandContext, 'paths'>): string {
  return unitFile({ node: find('node') ?? process.execPath, user: process.env.SUDO_USER ?? userInfo().username, data: paths.root, environment: givenSettings(process.env) });
}

export const serviceInstall: Command = {
  name: 'service install',
  usage: '[--print]',
  says: 'has systemd start Vigie with the machine; --print only shows the unit',
  words: 0,
  options: [],
  flags: ['print'],
  run(context) {
    if (context.options.print) return Promise.resolve([unit(context).trimEnd()]);
    write(() => writeFileSync(join(folder, unitName), unit(context)));
    systemctl('daemon-reload');
    systemctl('enable', '--now', unitName);
    return Promise.resolve([`${join(folder, unitName)} is written and started; \`journalctl -u ${unitName}\` shows what it says.`]);
  },
};

export const serviceUninstall: Command = {
  name: 'service uninstall',
  usage: '',
  says: 'stops Vigie and has systemd start it no more; the data stay',
  words: 0,
  options: [],
  run() {
    const file = join(folder, unitName);
    if (!existsSync(file)) throw new Problem(`${file} does not exist: Vigie is no service of this machine.`);
    systemctl('disable', '--now', unitName);
    write(() => rmSync(file));
    systemctl('daemon-reload');
    return Promise.resolve([`${file} is gone.`]);
  },
};

function write(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Problem(`${folder} cannot be written (${messageOf(error)}): run this with sudo, or take what \`vigie service install --print\` shows to where it belongs.`);
  }
}

function systemctl(...args: string[]): void {
  try {
    execFileSync('systemctl', args, { stdio: 'pipe' });
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim().split('\n')[0];
    throw new Problem(`systemctl ${args.join(' ')} failed: ${said || messageOf(error)}`);
  }
}
