import { build } from './bootstrap/build.mjs';
import { checkNode } from './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { step } from './bootstrap/say.mjs';

checkNode();
await step('Packages', installPackages);
await step('Build', () => (process.argv[2] === 'docs' ? build() : build('@vigie/tools', '@vigie/contracts')));
await import('./dist/generators/main.js');
