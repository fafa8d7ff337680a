import { reason } from './reason.js';

describe('the reason a program gives', () => {
  it.each([
    ['{"level":"info","msg":"hello"}\n{"level":"fatal","msg":"cannot start","err":{"message":"no key"}}\n', 'cannot start no key.'],
    ['PORT: must be a number (now "x"). Port to listen on.\n', 'PORT: must be a number (now "x"). Port to listen on.'],
    ['Error: boom must not\n    at x (y.js:1:2)\n\nNode.js v24.1.0\n', 'Error: boom must not.'],
    ['{"level":"error","msg":"Unable to connect to the database"}\n{"level":"info","msg":"not yet"}\n', 'Unable to connect to the database.'],
  ])('%j is read as %s', (words, expected) => expect(reason(words)).toBe(expected));

  it.each([
    'oidc-provider WARNING: Unsupported runtime. Use Node.js v22.x LTS, or a later LTS release.\n',
    '(node:7) [DEP0040] DeprecationWarning: The `punycode` module is not to be used.\n(Use `node --trace-deprecation ...` to show where the warning was created)\n',
    '{"level":"warn","msg":"this is not what one must do"}\n{"level":"info","msg":"cannot say"}\n',
    '',
  ])('[OP-01] no warning is one: %j', (words) => expect(reason(words)).toBeUndefined());
});
