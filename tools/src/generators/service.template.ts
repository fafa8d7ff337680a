import type { Names } from './names.js';

/** A service with a house and no rooms yet, by path below `apps/<name>/`. */
export function serviceFiles(service: Names): Map<string, string> {
  const { kebab, pascal, camel } = service;
  return new Map([
    ['package.json', `${JSON.stringify(packageOf(kebab), undefined, 2)}\n`],
    ['README.md', `# ${kebab}

What I own: .

| | |
|---|---|
| I answer | |
| I say | |
| I hear | |

Alone: \`SITE_ID=$(uuidgen) DATABASE_URL=… MIGRATION_DATABASE_URL=… NATS_URL=… node dist/main.js\`
`],
    ['src/main.ts', `import { runService } from '@vigie/platform/boot';
import { ${camel} } from './app.module.js';

await runService(${camel});
`],
    ['src/app.module.ts', `import { defineService } from '@vigie/platform/boot';
import { ${pascal}Config } from './app.config.js';
import { migrations } from './migrations/index.js';

export const ${camel} = defineService({
  name: '${kebab}',
  config: ${pascal}Config,
  modules: [],
  entities: [],
  migrations,
});
`],
    ['src/app.config.ts', `import { PlatformConfig } from '@vigie/platform/config';

/** What the ${kebab} reads from its environment. */
export class ${pascal}Config extends PlatformConfig {}
`],
    ['src/migrations/index.ts', `import { Initial1700000000000 } from './1700000000000-initial.js';

/** In their order; never changed once released. */
export const migrations = [Initial1700000000000];
`],
    ['src/migrations/1700000000000-initial.ts', `import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createMessagingTables, dropMessagingTables } from '@vigie/platform/persistence';

export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropMessagingTables(runner);
  }
}
`],
  ]);
}

function packageOf(name: string): object {
  const door = (path: string): object => ({ '@vigie/source': `./src/${path}.ts`, default: `./dist/${path}.js` });
  return {
    name: `@vigie/${name}`,
    version: '0.1.0',
    private: true,
    license: 'Apache-2.0',
    type: 'module',
    exports: { './migrations': door('migrations/index'), './app': door('app.module') },
    nx: { tags: ['type:app', `scope:${name}`] },
    scripts: { build: 'swc src -d dist --strip-leading-paths -q --config-file ../../.swcrc --delete-dir-on-start' },
  };
}
