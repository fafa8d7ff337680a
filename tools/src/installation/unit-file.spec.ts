import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from './paths.js';
import { unitFile, unitName } from './unit-file.js';

const systemdAnalyze = '/usr/bin/systemd-analyze';
const options = { node: process.execPath, user: 'root', data: '/srv/vigie data/100%', environment: { VIGIE_PORT: '9000', PUSH_CONTACT: 'mailto:"Gate" <gate@example.org>' } };

describe('the systemd unit', () => {
  const lines = unitFile(options).split('\n');

  it('[OP-01] starts what npm start starts, with its data and settings', () => {
    expect(lines).toEqual(expect.arrayContaining([
      `ExecStart="${process.execPath}" "${workspaceRoot}/tools/start.mjs"`,
      `WorkingDirectory=${workspaceRoot}`,
      'User=root',
      'Environment="VIGIE_PORT=9000"',
      'Environment="VIGIE_DATA=/srv/vigie data/100%%"',
      'Environment="PUSH_CONTACT=mailto:\\"Gate\\" <gate@example.org>"',
    ]));
  });

  it('[OP-01] comes back whatever ended it, starts as long as it takes, and is stopped in its own order', () => {
    expect(lines).toEqual(expect.arrayContaining(['Restart=always', 'TimeoutStartSec=infinity', 'KillMode=mixed', 'WantedBy=multi-user.target']));
  });

  // Where the machine has systemd's own judge, it judges.
  const judge = existsSync(systemdAnalyze) ? (file: string) => execFileSync(systemdAnalyze, ['verify', file], { encoding: 'utf8', stdio: 'pipe' }) : () => '';
  it('[OP-01] is one that systemd accepts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-unit-'));
    try {
      writeFileSync(join(folder, unitName), unitFile(options));
      expect(judge(join(folder, unitName))).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
