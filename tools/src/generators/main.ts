import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { isPlain, messageOf, Problem } from '../problem.js';
import { featureFiles } from './feature.template.js';
import { namesOf } from './names.js';
import { serviceFiles } from './service.template.js';
import { writeNew } from './write-new.js';

const usage = `Usage:
  npm run generate -- service NAME            a service with a house and no rooms yet
  npm run generate -- feature SERVICE/NAME    a room in a service
  npm run generate -- nats OVERLAY            nats.conf of an overlay below deploy/overlays
  npm run generate -- docs                    brings the generated references up to date`;

async function main([kind, name = '']: string[]): Promise<string[]> {
  switch (kind) {
    case 'service':
      return [
        ...writeNew(join(workspaceRoot, 'apps', namesOf(name).kebab), serviceFiles(namesOf(name))),
        'Now: add its name to `services` and its resources to `resourceOwners` in libs/contracts/src/services.ts, then `npm install`.',
      ];
    case 'feature': {
      const [service = '', feature = ''] = name.split('/');
      const src = join(workspaceRoot, 'apps', service, 'src');
      if (!feature || !existsSync(src)) throw new Problem(`"${name}" is not SERVICE/NAME with a service below apps/.`);
      const names = namesOf(feature);
      return [...writeNew(src, featureFiles(names)), `Now: add ${names.pascal}Module to \`modules\` in apps/${service}/src/app.module.ts.`];
    }
    case 'nats':
      return [(await import('./write-nats-configuration.js')).writeNatsConfiguration(name)];
    case 'docs':
      // Reads every service: only this needs all of them built.
      return (await import('./docs.js')).writeDocs();
    default:
      throw new Problem(usage);
  }
}

main(process.argv.slice(2)).then(
  (lines) => {
    console.log(lines.join('\n'));
    process.exit(0);
  },
  (error: unknown) => {
    console.error(isPlain(error) ? messageOf(error) : error);
    process.exit(1);
  },
);
