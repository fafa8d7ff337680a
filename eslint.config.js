import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { directions, testFiles } from './tools/lint/directions.mjs';
import { fileNames } from './tools/lint/file-names.mjs';
import { memoryAfterCommit } from './tools/lint/memory-after-commit.mjs';
import { stayInProject } from './tools/lint/stay-in-project.mjs';

const ours = ['contracts', 'platform', 'media', 'testing', 'tools'];

/** Checks of the library that let pass what ours refuse. */
const validators = [
  { name: 'class-validator', importNames: ['IsUUID'], message: 'Ids are read by IsId of the contracts, in lower case.' },
  { name: 'class-validator', importNames: ['ValidateNested'], message: 'What is within another is said by Nested of the contracts.' },
  { name: 'class-validator', importNames: ['IsISO8601', 'IsDateString', 'IsRFC3339'], message: 'Times are read by IsInstant of the contracts, with their offset.' },
];

/** Who may use one all the same: what wraps it, and the proof that the wrapper is needed. */
const wrappers = [{ file: 'libs/contracts/src/nested.ts', uses: 'ValidateNested' }, { file: 'tools/src/checks/input-classes.spec.ts', uses: 'ValidateNested' }];

/** Refuses every package of ours that the folder may not import, and checks that are not ours. */
const restrict = (allowed, why, uses) => ({
  'no-restricted-imports': ['error', {
    paths: [
      { name: '@nestjs/common', importNames: ['forwardRef'], message: 'A circle between two modules: move what both need into a third.' },
      ...validators.filter(({ importNames }) => !importNames.includes(uses)),
    ],
    patterns: [
      { regex: `^@vigie/(?!(${['-', ...allowed].join('|')})(/|$))`, message: `${why}.` },
      { regex: '^(node:)?process$', importNames: ['env'], message: 'Only app.config.ts reads the environment.' },
    ],
  }],
});

const boundaries = directions.flatMap(({ files, except = [], may, why }) => {
  const test = testFiles.flatMap((pattern) => files.map((root) => root.replace('**', pattern)));
  const own = may.filter((name) => ours.includes(name));
  const forTests = [...may, ...(may.length || files[0]?.startsWith('libs') ? ['testing', 'tools/camera-simulator'] : [])];
  const wrapping = wrappers.filter(({ file }) => files.some((root) => file.startsWith(root.replace('**', ''))));
  return [
    { files, ignores: except, rules: restrict(own, why) },
    { files: test, ignores: except, rules: restrict(forTests, why) },
    ...wrapping.map(({ file, uses }) => ({ files: [file], rules: restrict(file.endsWith('.spec.ts') ? forTests : own, why, uses) })),
  ];
});

const syntax = [
  { selector: 'ExportAllDeclaration', message: 'A door lists what goes through it: export by name.' },
  { selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]', message: 'More than six dependencies: this class does more than one thing.' },
];
const unfinishedTests = [
  { selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|todo|only|failing)$/]', message: 'A test runs or does not exist.' },
  { selector: 'CallExpression[callee.name=/^(xit|xdescribe|xtest|fit|fdescribe)$/]', message: 'A test runs or does not exist.' },
];
const environment = [{ object: 'process', property: 'env', message: 'Only app.config.ts reads the environment.' }];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.vigie/**', '**/.nx/**', '**/coverage/**', '**/artefacts/**', '**/.artefacts/**', 'apps/web-client/public/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    plugins: { vigie: { rules: { 'stay-in-project': stayInProject, 'file-names': fileNames, 'memory-after-commit': memoryAfterCommit } } },
    rules: {
      'no-undef': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300 }],
      'vigie/stay-in-project': 'error',
      'vigie/file-names': 'error',
      'no-restricted-syntax': ['error', ...syntax],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true, allowThrowingAny: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-plus-operands': 'error',
    },
  },
  ...boundaries,
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['**/app.config.ts', '**/*.spec.ts', 'libs/testing/**', 'libs/platform/src/config/**'],
    rules: { 'no-restricted-properties': ['error', ...environment], 'no-console': 'error', 'vigie/memory-after-commit': 'error' },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx'],
    rules: { 'max-lines': ['error', { max: 400 }], 'no-restricted-syntax': ['error', ...syntax, ...unfinishedTests] },
  },
);
