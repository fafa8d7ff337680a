import { mkdirSync, writeFileSync } from 'node:fs';
import { references } from './references.js';

/** `node tools/dist/references/write.js`: brings `docs/api` up to date. */
mkdirSync('docs/api', { recursive: true });
for (const [name, text] of await references()) writeFileSync(`docs/api/${name}`, text);
process.exit(0);
