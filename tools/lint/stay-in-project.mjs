import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** Relative imports stay in their project: another project is reached by its package name, through its door. */
export const stayInProject = {
  meta: { type: 'problem', schema: [], messages: { leaves: '"{{ path }}" leaves this project: import the other one by its package name.' } },
  create(context) {
    const project = projectOf(context.filename);
    const check = (node) => {
      const path = node.source?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const target = resolve(dirname(context.filename), path);
      if (project && target !== project && !target.startsWith(project + sep)) context.report({ node, messageId: 'leaves', data: { path } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

function projectOf(file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
}
