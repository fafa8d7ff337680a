import { join } from 'node:path';
import { workspaceRoot } from './paths.js';

export interface UnitOptions {
  /** Path of a Node that can begin; what is too old hands over by itself. */
  readonly node: string;
  /** Account that Vigie runs as. */
  readonly user: string;
  /** Folder with its data. */
  readonly data: string;
  /** The settings that it starts with. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Name of the unit. */
export const unitName = 'vigie.service';

/**
 * The systemd unit: starts at boot, comes back after whatever ended it, takes its time to start and ten seconds to stop.
 * Settings may also stand in the file `settings.env` of the data folder.
 */
export function unitFile({ node, user, data, environment }: UnitOptions): string {
  const settings = Object.entries({ ...environment, VIGIE_DATA: data }).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`);
  return [
    '[Unit]',
    'Description=Vigie, video management',
    'After=network-online.target',
    'Wants=network-online.target',
    '',
    '[Service]',
    `ExecStart=${quoted(node)} ${quoted(join(workspaceRoot, 'tools/start.mjs'))}`,
    `WorkingDirectory=${escaped(workspaceRoot)}`,
    `User=${user}`,
    ...settings,
    `EnvironmentFile=-${escaped(join(data, 'settings.env'))}`,
    'Restart=always',
    'RestartSec=2',
    'TimeoutStartSec=infinity',
    // The launcher stops its services in their order; whoever is left afterwards is ended by systemd.
    'KillMode=mixed',
    'TimeoutStopSec=20',
    'SuccessExitStatus=0 143',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

/** `%` begins a specifier, wherever it stands. */
const escaped = (text: string): string => text.replaceAll('%', '%%');

/** One word for systemd. `$` is a variable in commands only, but may always be doubled there. */
const quoted = (text: string): string => `"${escaped(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
