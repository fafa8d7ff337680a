import { writeFileSync } from 'node:fs';
import { references } from './references.js';

/** `node tools/dist/references/main.js FILE`: writes the reference of every service as one JSON object, by file name. */
async function main([file]: string[]): Promise<void> {
  if (!file) throw new Error('Name the file to write.');
  writeFileSync(file, JSON.stringify(Object.fromEntries([...(await references())].map(([name, text]) => [name, JSON.parse(text) as unknown]))));
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
