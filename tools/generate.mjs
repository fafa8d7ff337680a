import { build } from './bootstrap/build.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { step } from './bootstrap/say.mjs';

await prepare();
await step('Build', () => (process.argv[2] === 'docs' ? build() : build('@vigie/tools', '@vigie/contracts')));
await import('./dist/generators/main.js');
