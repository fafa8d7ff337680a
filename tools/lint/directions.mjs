/**
 * Who may import whom, by folder. Whatever is not named under `may` is refused, by package name and by path alike.
 */
export const directions = [
  { files: ['libs/contracts/**'], may: [], why: 'contracts import nothing of ours: integrators take them alone' },
  { files: ['libs/media/**'], may: [], why: 'media is pure: it imports nothing of ours' },
  { files: ['libs/platform/**'], may: ['contracts'], why: 'the platform knows no business: it imports contracts only' },
  { files: ['libs/testing/**'], may: ['contracts', 'platform', 'media'], why: 'testing serves every project and knows none of them' },
  { files: ['apps/web-client/**'], may: ['contracts', 'media'], why: 'the web client speaks to services through their public APIs' },
  { files: ['apps/*/**'], except: ['apps/web-client/**'], may: ['contracts', 'platform', 'media'], why: 'apps import libs, never another app: ask it a question instead' },
  { files: ['tools/**'], may: ['contracts', 'platform', 'media'], why: 'tools use libs and public APIs' },
  { files: ['e2e/**'], may: ['contracts', 'media', 'testing', 'tools'], why: 'e2e speaks to the suite through its public APIs only' },
];

/** Files that only tests and benchmarks load: they may import testing as well. */
export const testFiles = ['**/*.spec.ts', '**/*.spec.tsx', '**/testing/**', '**/*.bench.ts', '**/bench/**'];
