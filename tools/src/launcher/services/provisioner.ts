import { join } from 'node:path';
import { workspaceRoot } from '../../installation/paths.js';
import type { Program } from '../process/supervised.js';
import type { Settings } from '../settings.js';
import { inherited } from './environment.js';

/** The one that makes streams, buckets and readers for the services. */
export function provisionerProgram(settings: Settings, siteId: string, natsUrl: string): Program {
  const main = join(workspaceRoot, 'libs/platform/dist/provisioning/main.js');
  const guard = new URL('../guard.js', import.meta.url).href;
  return {
    name: 'provisioner',
    command: [process.execPath, '--import', guard, main],
    mark: main,
    environment: { ...inherited(), NODE_ENV: 'production', SITE_ID: siteId, NATS_URL: natsUrl },
    logFile: join(settings.paths.logs(), 'provisioner.log'),
    logFileBytes: settings.logFileBytes,
    channel: true,
  };
}
