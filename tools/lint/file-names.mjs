import { basename } from 'node:path';

/** `thing.kind.ts` in kebab-case; migrations begin with their number. */
const pattern = /^\.?(\d+-)?[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.(ts|tsx|mjs|js)$/;
const vague = /^(common|shared|core|utils?|helpers?|misc)$/;

export const fileNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { name: '"{{ name }}" should be kebab-case: thing.kind.ts', vague: '"{{ name }}" says nothing about what is inside: name it by what it does.' },
  },
  create(context) {
    return {
      Program(node) {
        const name = basename(context.filename);
        if (!pattern.test(name)) context.report({ node, messageId: 'name', data: { name } });
        const parts = context.filename.split('/').map((part) => part.split('.')[0]);
        const bad = parts.slice(-4).find((part) => vague.test(part));
        if (bad) context.report({ node, messageId: 'vague', data: { name: bad } });
      },
    };
  },
};
