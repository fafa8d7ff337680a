import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { references } from './references.js';

/** `node tools/dist/references/main.js FOLDER`: writes the references, without touching those that are checked in. */
async function main([folder]: string[]): Promise<void> {
  if (!folder) throw new Error('Name the folder to write to.');
  for (const [name, text] of await references()) writeFileSync(join(folder, name), text);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
