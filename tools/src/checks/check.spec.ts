import { check, summary } from './check.js';
import { count } from './jest.js';

const report = { success: true, numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the summary', () => {
  it('ends with the sum of all parts on a line of its own', () => {
    const text = summary([
      { name: 'lint', ok: true, seconds: 1, passed: 0, failed: 0 },
      { name: 'unit', ok: true, seconds: 1, passed: 7, failed: 0 },
      { name: 'medium', ok: false, seconds: 1, passed: 3, failed: 2 },
    ]);
    expect(text.split('\n').at(-1)).toBe('10 passed, 2 failed');
  });

  it('counts a part that failed as a whole', async () => {
    const lint = await check('lint', () => Promise.resolve({ ok: false, output: 'bad' }));
    expect(lint.findings).toBe('bad');
    expect(summary([lint])).toContain('0 passed, 1 failed');
  });
});

describe('the count of a jest report', () => {
  it('takes what passed', () => expect(count(report)).toEqual({ passed: 5, failed: 0 }));

  it.each(['numFailedTests', 'numPendingTests', 'numTodoTests', 'numRuntimeErrorTestSuites'] as const)('takes %s for failed', (key) => {
    expect(count({ ...report, [key]: 2 }).failed).toBe(2);
  });
});
