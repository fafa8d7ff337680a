const swc = ['@swc/jest', {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  exclude: [],
  swcrc: false,
}];

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@vigie/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/.vigie/', '/.nx/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/web-client/'],
  transform: { '^.+\\.ts$': swc },
};

/** Three sizes of test, told apart by the file's name. */
export default {
  testTimeout: 60_000,
  projects: [
    { ...base, displayName: 'unit', testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.medium\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$'] },
    { ...base, displayName: 'web', testMatch: ['<rootDir>/apps/web-client/src/**/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/'] },
    { ...base, displayName: 'medium', testMatch: ['**/*.medium.spec.ts'], setupFiles: ['<rootDir>/libs/testing/src/jest/quiet.ts'], setupFilesAfterEnv: ['<rootDir>/libs/testing/src/jest/provisioned.ts'], globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.ts', globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.ts' },
    { ...base, displayName: 'e2e', testMatch: ['<rootDir>/e2e/src/**/*.e2e.spec.ts'], globalSetup: '<rootDir>/libs/testing/src/jest/references-setup.ts', globalTeardown: '<rootDir>/libs/testing/src/jest/references-teardown.ts' },
  ],
};
