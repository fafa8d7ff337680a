/** Reads [{ file, text }] from stdin, lints each text as if it stood in that file, and prints [{ rules: [...] }]. */
import { ESLint } from 'eslint';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';
import { root } from '../bootstrap/workspace.mjs';

const planted = JSON.parse(await text(process.stdin));
// The files do not exist, so there are no types to ask; the rules about imports need none.
const lint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }] });
const results = [];
for (const { file, text: content } of planted) {
  const [result] = await lint.lintText(content, { filePath: `${root}/${file}` });
  results.push({ rules: (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message) });
}
console.log(JSON.stringify(results));
